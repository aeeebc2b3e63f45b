"""Addresses of positions and of the common ground."""

from django.urls import path

from hamgam.positions.views import ask, ground, take, whole

urlpatterns = [
    path("w/texts/<int:number>/clauses/<int:anchor>/position/", take.take, name="positions.take"),
    path("w/texts/<int:number>/clauses/<int:anchor>/history/", take.history, name="positions.history"),
    path("w/texts/<int:number>/whole/", whole.take_whole, name="positions.take_whole"),
    path("w/texts/<int:number>/promise/", whole.promise_answer, name="positions.promise_answer"),
    path("w/texts/<int:number>/common-ground/", ground.common_ground, name="positions.common_ground"),
    path("w/texts/<int:number>/common-ground.csv", ground.common_ground_csv, name="positions.common_ground_csv"),
    *(
        path(
            f"w/texts/<int:number>/common-ground/{name}.{kind}",
            ground.picture,
            {"name": name, "kind": kind},
            name=f"positions.{name}_{kind}",
        )
        for name in ground.PICTURES
        for kind in ("png", "svg")
    ),
    path("w/texts/<int:number>/common-ground/what-if/", ask.what_if, name="positions.what_if"),
    path("w/texts/<int:number>/common-ground/steps/<int:clauses>/", ask.step, name="positions.step"),
    path("w/texts/<int:number>/common-ground/two/", ask.two, name="positions.two"),
    path("w/texts/<int:number>/common-ground/together/", ask.together, name="positions.together"),
    path("w/texts/<int:number>/common-ground/pairs/", ask.pairs, name="positions.pairs"),
]
