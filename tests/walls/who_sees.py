"""Who sees which column: every column that holds words or bytes, once. It is the table of docs/decisions/0030, row by row.

A new column fails `test_canaries` until it stands here. `WORD` holds words of the program itself (states, kinds, languages) and
numbers by which things are found: they tell nothing and get no canary. `COPIED` holds what was made of other columns that have a
canary of their own, or what others compute from.
"""

#: Audience → model → its columns.
SEEN: dict[str, dict[str, str]] = {
    "public": {
        "BylawsVersion": "texts", "Coalition": "names intro contact", "FoundingText": "texts means", "ShortStatement": "words",
        "Consultation": "titles question", "Statement": "adopted", "PolicyFile": "fingerprint",
    },
    "as shown": {"Organisation": "names short_names city country intro contact site", "FormerName": "names"},
    "as the assembly": {
        "Assembly": "titles words place link cancelled_for", "Item": "titles words result", "WorkingGroup": "titles words",
        "Result": "titles words final", "Report": "body",
    },
    "inside": {
        "Paper": "titles", "Turn": "name", "Office": "name", "Contribution": "titles words",
        "Series": "titles words place link", "Remark": "words", "Body": "names charter country city",
        "LiaisonProposal": "candidate reason", "Suspension": "reason", "Merger": "names other_names",
    },
    "members": {
        "Membership": "name", "Mandate": "words", "MandateReport": "words", "DutyTurn": "stays debate",
        "HandoverItem": "words", "PassedTurn": "reason", "Enquiry": "subject words name", "FurtherWords": "words",
        "AnswerObjection": "reason", "Application": "names city contact why reason",
        "Review": "done short change", "Minute": "words", "Promise": "note", "Original": "filename lines",
    },
    "as the text": {"Text": "titles"},
    "who reads drafts": {
        "Section": "titles", "Clause": "label headings", "Wording": "body note", "Translation": "body",
        "Version": "why",
    },
    "who reads the matter": {
        "Matter": "question text status_quo debate", "Variant": "words place reason", "Task": "words report",
    },
    "as the election": {"Nomination": "name words", "Place": "name why"},
    "as the question": {"Difference": "question in_force debate", "View": "titles words"},
    "as the position": {"Position": "reason"},
    "as the answer": {"Answer": "reason", "EnquiryAnswer": "words"},
    "as the consent": {"Consent": "note where withdrawal_note"},
    "as the account": {"Account": "title words name"},
    "as the talk": {"Post": "words removed_for", "PostTranslation": "words"},
    "own house, and members": {"Candidature": "why reasons"},
    "own house": {"Invitation": "label", "Person": "username", "Breakdown": "generation gender"},
    "own house, or who asks": {"Named": "name"},
    "holders of an office": {"Registration": "name"},
    "who moderates": {"ProposedStatement": "words"},
    "oneself and inside": {"Person": "display_name"},
    "oneself": {"Person": "email", "Session": "label", "NewAddress": "address"},
    "nobody": {
        "Person": "password", "Invitation": "token_hash", "Application": "token_hash",
        "Session": "session_data session_key", "Subscriber": "address", "Letter": "outsider subject follows reply claim",
        "NewAddress": "name", "EnquirerAddress": "address message_id", "Enquiry": "message code_hash", "FurtherWords": "message",
        "Registration": "key", "AnswerLink": "digest", "AnswerSet": "key", "Box": "piece", "UsedToken": "token said",
        "ArrivedMail": "digest",
    },
}  # fmt: skip

#: Words of the program itself, dates, numbers and keys by which something is found: no canary is put into them.
WORD: dict[str, str] = {
    "Account": "language signed state", "AccountChange": "what", "Application": "kind language level state", "ArrivedMail": "outcome",
    "Approval": "level", "Assembly": "hours kind stage zone", "Body": "filled kind slug state", "BylawsVersion": "version",
    "Candidature": "accepted_level level", "Clause": "lineage state", "Coalition": "languages level shape stage time_zone",
    "Consent": "answer level state", "Consultation": "kind state", "Contribution": "format kind", "DemoMark": "size",
    "Difference": "state", "DutyOffer": "duty state", "DutyTurn": "duty ended how", "Election": "office stage way",
    "Enquiry": "came_by language state", "EnquiryAnswer": "language state", "FoundingText": "fields", "FrozenText": "language",
    "Handover": "duty state", "HandoverItem": "word", "Invitation": "purpose role", "Item": "kind state", "Key": "kind state",
    "Letter": "about kind language name state", "LiaisonProposal": "state", "LiaisonSupport": "answer",
    "Mandate": "act body_kind kind state", "Matter": "kind stage", "Membership": "role", "Merger": "kind state",
    "Named": "state", "Nomination": "state", "Office": "office",
    "Organisation": "kind level public_id shown slug standing", "Original": "media_type warnings", "OutgoingAnswer": "state",
    "Paper": "format", "PassedTurn": "duty", "Person": "channels language", "Place": "office", "Position": "stance",
    "Post": "language removed_in", "PostTranslation": "language", "ProposedStatement": "language", "Remark": "language list",
    "Report": "language state", "Result": "state", "Seal": "table", "Seat": "role", "Series": "calendar kind unit zone",
    "ShortStatement": "state", "Statement": "order rule slug", "Step": "former level", "Subscriber": "language",
    "Talk": "kind", "Task": "state", "Text": "answers bylaws_version heading_states kind language languages stage",
    "Totals": "state", "Translation": "language state", "Turn": "kind", "Variant": "language state", "Wishes": "news talk waits",
    "Wording": "state",
}  # fmt: skip
#: Made of other columns, read by the program in a form of its own, or the record itself, which is public and holds no words.
COPIED: dict[str, str] = {
    "Answer": "said", "AnswerSet": "answers", "BallotFile": "data receipts", "Box": "name", "BreakdownTotals": "shown",
    "BylawsVersion": "rules", "Checkpoint": "note", "Cosignature": "key line", "OtherView": "root note",
    "Consent": "later_roster note_salt signature", "Consultation": "digest salt", "Contribution": "data sha256",
    "Election": "details outcome", "Enquiry": "reason",
    "Entry": "act article bylaws details organisation salt subject_id subject_kind", "FrozenText": "data sha256",
    "FoundingText": "agreed", "Head": "frontier origin", "Key": "credential origin proof public rp_id voucher_proof", "Leaf": "data hash",
    "Letter": "content", "Mandate": "place", "Matter": "choices details outcome result", "OpenBallot": "choices",
    "Organisation": "sort_en sort_fa", "Original": "data sha256", "Paper": "data sha256", "Person": "feed_hash",
    "PolicyFile": "data", "Seal": "digest row", "ShortStatement": "reason", "Statement": "facts", "Text": "adopted imported",
    "Totals": "votes", "Version": "digest roster roster_digest snapshot", "Witness": "key", "WorkedOut": "digest figures",
    "Wording": "collisions",
}  # fmt: skip
