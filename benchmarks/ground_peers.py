"""The staircase by general solvers, for comparison: OR-Tools CP-SAT and HiGHS, one solve a step.

Both get the same model: x says that an organisation signs, y that a wording is in the text; an organisation that signs and
the wordings of one clause that it does not bear exclude each other as a group (the clique form of the constrained vertex
cover of the rejections; pair by pair it is weaker); exactly k wordings, at most as many signatories as the step before.
The solution of the step before, less one clause where it must be, is given as a hint.
"""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from hamgam.engine.ground import Question

Bears = list[list[list[bool]]]


@dataclass
class Peer:
    """What a solver found: for each number of clauses from 1 the height that it proved; `seconds` for all of it."""

    heights: list[int] = field(default_factory=list)
    seconds: float = 0.0


def bears_of(question: Question) -> Bears:
    """For each clause and wording who bears it."""
    names = question.organisations
    return [[[question.bears(name, w.id) for name in names] for w in clause.wordings] for clause in question.clauses]


def cp_sat(question: Question, seconds: float, workers: int = 2) -> Peer:
    """The staircase by OR-Tools CP-SAT."""
    from ortools.sat.python import cp_model

    table, peer, began = bears_of(question), Peer(), time.monotonic()
    members = range(len(question.organisations))
    highest, hint = len(question.organisations), None
    for clauses in range(1, len(table) + 1):
        left = seconds - (time.monotonic() - began)
        if left <= 0.05:
            break
        model: Any = cp_model.CpModel()
        x = [model.new_bool_var("") for _ in members]
        y = [[model.new_bool_var("") for _ in row] for row in table]
        for chosen, row in zip(y, table, strict=True):
            model.add_at_most_one(chosen)
            for who in members:
                against = [v for v, bears in zip(chosen, row, strict=True) if not bears[who]]
                if against:
                    model.add_at_most_one([x[who], *against])
        model.add(sum(v for row in y for v in row) == clauses)
        model.add(sum(x) <= highest)
        model.maximize(sum(x))
        if hint is not None:
            for var, value in zip(x, hint, strict=True):
                model.add_hint(var, value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.max_time_in_seconds = left
        state = solver.solve(model)
        if state == cp_model.INFEASIBLE:
            peer.heights.append(0)
            highest = 0
        elif state == cp_model.OPTIMAL:
            highest = round(solver.objective_value)
            hint = [int(solver.value(var)) for var in x]
            peer.heights.append(highest)
        else:
            break
    peer.seconds = time.monotonic() - began
    return peer


def highs(question: Question, seconds: float) -> Peer:
    """The staircase by HiGHS; the model stays, only the number of clauses and the bound change from step to step."""
    import highspy

    table, peer, began = bears_of(question), Peer(), time.monotonic()
    size = len(question.organisations)
    solver: Any = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_abs_gap", 0.99)
    x = [solver.addBinary(obj=-1.0) for _ in range(size)]
    y = [[solver.addBinary() for _ in row] for row in table]
    for chosen, row in zip(y, table, strict=True):
        solver.addConstr(solver.qsum(chosen) <= 1)
        for who in range(size):
            against = [v for v, bears in zip(chosen, row, strict=True) if not bears[who]]
            if against:
                solver.addConstr(x[who] + solver.qsum(against) <= 1)
    exactly = solver.addConstr(solver.qsum([v for row in y for v in row]) == 1)
    above = solver.addConstr(solver.qsum(x) <= size)
    for clauses in range(1, len(table) + 1):
        left = seconds - (time.monotonic() - began)
        if left <= 0.05:
            break
        solver.changeRowBounds(exactly.index, clauses, clauses)
        solver.setOptionValue("time_limit", left + solver.getRunTime())
        if peer.heights:
            solver.setSolution(solver.getSolution())
        solver.run()
        state = solver.getModelStatus()
        if state == highspy.HighsModelStatus.kInfeasible:
            peer.heights.append(0)
            continue
        if state != highspy.HighsModelStatus.kOptimal:
            break
        peer.heights.append(round(-solver.getObjectiveValue()))
        solver.changeRowBounds(above.index, 0, peer.heights[-1])
    peer.seconds = time.monotonic() - began
    return peer


def alone(solve: Callable[[Question, float], Peer], question: Question, seconds: float) -> Peer:
    """The same in a process of its own: the two libraries cannot be loaded together."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(solve, question, seconds).result()
