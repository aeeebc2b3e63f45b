"""Why something could not be done in an election: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "election_office_unknown": _("The bylaws in force know no election to this office."),
        "election_form_first": _(
            "First decide on the form of leadership: which offices there are, and of how many. Bring that as a matter; once it "
            "is agreed, the election can be opened."
        ),
        "election_first": _("The secretary is elected first, and then the others. Nobody holds that office now."),
        "election_body_missing": _("Choose the body whose places are to be filled."),
        "election_runs_already": _("There is an election to this already. Let it end first."),
        "election_no_seat": _("No seat is empty."),
        "election_sizes_missing": _("Write how many people each unit has. Units are made by a matter."),
        "election_sizes_wrong": _("Write whole numbers of people, at most a million."),
        "election_units_many": _(
            "There are more units than %(n)s seats can be given to. Change the number in the bylaws."
        ),
        "election_seats_tied": _(
            "By their size these units have the same claim to the last seat, and the rule does not decide between them: "
            "%(units)s. Check the numbers, or settle another number of seats in the bylaws."
        ),
        "election_in_units": _("Delegates are elected in the units: open the unit’s own election."),
        "election_nominations_over": _("The time for nominations is over."),
        "election_nominee_missing": _("Choose somebody who sits in your organisation now."),
        "election_observers_alone": _("This seat is for observer organisations alone."),
        "election_members_alone": _("Only member organisations and their people stand here."),
        "election_people_alone": _("People stand here, not organisations."),
        "election_houses_alone": _("Organisations stand here, not people."),
        "election_not_in_unit": _("Whoever stands here is a member of this unit."),
        "election_sits_already": _("This person holds the office that was elected first, and sits there already."),
        "election_stands_already": _("They were proposed already."),
        "election_many_nominees": _("At most %(limit)s can be proposed in one election."),
        "election_name_missing": _("Write how the person wishes to be called on the ballot. A pseudonym is enough."),
        "election_name_long": _("A name here has at most %(limit)s letters. Shorten it."),
        "election_words_long": _("At most %(limit)s letters fit here. Shorten it."),
        "election_nomination_settled": _("This nomination is settled already."),
        "election_nobody_yet": _("Nobody stands yet."),
        "election_asked_still": _("Somebody who was proposed has not said yet whether they stand."),
        "election_not_due": _("The time for this step is not over yet."),
        "election_votes_are_in": _("Somebody has voted already, so the way of voting stays as it is."),
        "election_on_paper": _("Votes are cast in the room, on paper."),
        "election_not_on_paper": _("Votes are cast here, not on paper."),
        "election_over": _("The time for voting is over."),
        "election_no_voter": _("You are not on the roll of this election."),
        "election_voted": _(
            "You have voted already. A secret ballot cannot be taken out of the box again: nothing leads from you to it."
        ),
        "election_ballot_wrong": _("This ballot cannot be counted. Choose from those who stand, each of them once."),
        "election_place_twice": _("Two have the same place. Give each place once; who you do not rank gets none."),
        "election_rankings_wrong": _(
            "This line is not understood: “%(line)s”. Write numbers of nominees, best first, a colon, and how many ballots."
        ),
        "election_nominee_withdrew": _(
            "Somebody on this ballot has withdrawn meanwhile. Look at who stands now, and vote anew."
        ),
        "election_is_open": _("Votes in this election are open."),
        "election_is_secret": _("Votes in this election are secret."),
        "election_box_damaged": _(
            "The ballot box cannot be opened: its key is gone, or it does not hold what the record says. Nothing of your "
            "ballot was kept. Tell those who hold the election; it has to be held again."
        ),
        "election_totals_many": _("More ballots than voters: %(n)s may vote."),
        "election_totals_missing": _("Enter the totals from the room first, and have them confirmed."),
        "election_totals_confirmed": _("These totals are confirmed already."),
        "election_totals_wrong": _("Write whole numbers; an empty field counts as none."),
        "election_totals_sum": _("Votes and blank ballots do not add up to the ballots. Count again."),
        "election_totals_more_than_ballots": _(
            "Somebody has more votes than there are ballots that hold any. Count again."
        ),
        "election_totals_fewer_than_ballots": _("There are fewer votes than ballots that are not blank. Count again."),
        "election_totals_empty": _("A ranking names nobody."),
        "election_totals_no_totals": _("A lot has no votes to be counted."),
        "election_totals_unknown": _("These totals name somebody who does not stand."),
        "election_totals_twice": _("A ranking names somebody twice."),
        "election_totals_negative": _("Write whole numbers of at least zero."),
        "election_parts_run": _("Not all units have elected their delegates yet."),
        "election_term_lasts": _("The term is not over yet."),
        "election_offices_missing": _("Write how many seats at least one office has."),
        "election_offices_many": _("An office has at most %(n)s seats."),
        "election_place_missing": _("Choose whose office is to end."),
        "election_not_tied": _("Nobody is tied in this election."),
    }
