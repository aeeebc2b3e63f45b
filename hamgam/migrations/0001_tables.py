"""All tables as they stood when the forty-six steps that led there were folded into one: a new installation begins at once.

An installation that took those steps has nothing to do. One that stopped on the way first goes to the end of them with the
program of its own time.
"""

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import hamgam.consultations.models
import hamgam.members.models
import hamgam.notices.models
import uuid
from django.conf import settings
from django.db import migrations, models

from hamgam.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("hamgam", "0001_initial"),
        ("hamgam", "0003_signing_details"),
        ("hamgam", "0004_liaison_and_merger"),
        ("hamgam", "0005_policies"),
        ("hamgam", "0006_heading_states"),
        ("hamgam", "0007_positions_know_their_round"),
        ("hamgam", "0008_demo_mark"),
        ("hamgam", "0009_reminders"),
        ("hamgam", "0010_silence_and_tried_letters"),
        ("hamgam", "0011_a_form_changed_since_it_was_sent"),
        ("hamgam", "0012_sessions_without_their_keys"),
        ("hamgam", "0013_questions_opened_by_themselves"),
        ("hamgam", "0014_consultations"),
        ("hamgam", "0015_decisions"),
        ("hamgam", "0016_bylaws_that_texts_began_under"),
        ("hamgam", "0017_open_questions_taken_up"),
        ("hamgam", "0018_urgent_texts"),
        ("hamgam", "0019_bodies_and_mandates"),
        ("hamgam", "0021_terms_of_places"),
        ("hamgam", "0022_joining"),
        ("hamgam", "0023_declared_until_settled"),
        ("hamgam", "0024_founding_text"),
        ("hamgam", "0025_local_slogans"),
        ("hamgam", "0026_assemblies"),
        ("hamgam", "0027_minutes_and_report"),
        ("hamgam", "0028_recurring_assemblies"),
        ("hamgam", "0029_accounts"),
        ("hamgam", "0030_follows_a_decision"),
        ("hamgam", "0031_working_groups"),
        ("hamgam", "0032_contributions"),
        ("hamgam", "0033_item_text"),
        ("hamgam", "0034_open_seminars_and_guests"),
        ("hamgam", "0035_evaluation"),
        ("hamgam", "0036_report_public"),
        ("hamgam", "0037_duties"),
        ("hamgam", "0038_elections"),
        ("hamgam", "0039_receipts"),
        ("hamgam", "0040_communications"),
        ("hamgam", "0041_talk"),
        ("hamgam", "0042_letters_on_their_way"),
        ("hamgam", "0043_arrived_mail"),
        ("hamgam", "0044_enquiries"),
        ("hamgam", "0045_tasks_of_talks"),
        ("hamgam", "0046_new_address"),
    ]

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("username", models.CharField(max_length=60, unique=True)),
                        ("display_name", models.CharField(blank=True, max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("language", models.CharField(default="fa", max_length=10)),
                        ("channels", models.JSONField(blank=True, default=list)),
                        ("feed_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                        ("is_active", models.BooleanField(default=True)),
                        ("joined", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ArrivedMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("outcome", models.CharField(max_length=20)),
                        ("day", models.DateField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Assembly",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("kind", models.CharField(max_length=14)),
                        ("titles", models.JSONField(default=dict)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        ("place", models.JSONField(blank=True, default=dict)),
                        ("link", models.CharField(blank=True, max_length=500)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField()),
                        ("from_hour", models.TimeField()),
                        ("to_hour", models.TimeField()),
                        ("zone", models.CharField(max_length=60)),
                        ("propose_until", models.DateTimeField()),
                        ("papers_until", models.DateTimeField()),
                        ("stage", models.CharField(default="called", max_length=12)),
                        ("called_on", models.DateField()),
                        ("cancelled_for", models.JSONField(blank=True, default=dict)),
                        ("agenda_adopted_at", models.DateTimeField(blank=True, null=True)),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("series_day", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ("-first_day", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="BylawsVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.CharField(max_length=40, unique=True)),
                        ("rules", models.TextField()),
                        ("texts", models.JSONField(default=dict)),
                        ("since", models.DateField()),
                        ("force_at", models.DateTimeField(null=True)),
                        ("decision", models.PositiveIntegerField(null=True)),
                        ("begun", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Checkpoint",
                    fields=[
                        ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("note", models.TextField()),
                    ],
                    options={
                        "ordering": ("-size",),
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("titles", models.JSONField(default=dict)),
                        ("question", models.JSONField(default=dict)),
                        ("kind", models.CharField(default="links", max_length=10)),
                        ("takes_proposals", models.BooleanField(default=True)),
                        ("public", models.BooleanField(default=False)),
                        ("state", models.CharField(default="running", max_length=10)),
                        ("day", models.DateField()),
                        ("closes_at", models.DateTimeField()),
                        ("links", models.PositiveIntegerField(default=0)),
                        ("closed_on", models.DateField(null=True)),
                        ("digest", models.CharField(blank=True, default="", max_length=64)),
                        ("salt", models.CharField(blank=True, default="", max_length=64)),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="DemoMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("made", models.DateTimeField(default=django.utils.timezone.now)),
                        ("size", models.CharField(blank=True, max_length=20)),
                        ("whole", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="DutyTurn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("duty", models.CharField(max_length=20)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("how", models.CharField(max_length=10)),
                        ("matter", models.PositiveIntegerField(null=True)),
                        ("since", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("handover_from", models.DateField()),
                        ("until", models.DateField(null=True)),
                        ("ended", models.CharField(blank=True, default="", max_length=12)),
                        ("stays", models.JSONField(blank=True, default=dict)),
                        ("stays_since", models.DateField(null=True)),
                        ("debate", models.JSONField(blank=True, default=dict)),
                        ("debate_on", models.DateField(null=True)),
                        ("alone_on", models.DateField(null=True)),
                    ],
                    options={
                        "ordering": ("duty", "number"),
                    },
                ),
                migrations.CreateModel(
                    name="Enquiry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("subject", models.CharField(blank=True, max_length=200)),
                        ("words", models.TextField(blank=True)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("language", models.CharField(max_length=10)),
                        ("came_by", models.CharField(default="form", max_length=4)),
                        ("cut", models.BooleanField(default=False)),
                        ("message", models.CharField(max_length=64, null=True, unique=True)),
                        ("code_hash", models.CharField(max_length=64, null=True, unique=True)),
                        ("day", models.DateField()),
                        ("state", models.CharField(db_index=True, default="waiting", max_length=10)),
                        ("taken_on", models.DateField(null=True)),
                        ("ended_on", models.DateField(null=True)),
                        ("reason", models.TextField(blank=True)),
                        ("erased", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="Leaf",
                    fields=[
                        ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("data", models.BinaryField()),
                        ("hash", models.BinaryField()),
                    ],
                    options={
                        "ordering": ("index",),
                    },
                ),
                migrations.CreateModel(
                    name="FoundingText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("texts", models.JSONField(default=dict)),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("force_at", models.DateTimeField()),
                        ("since", models.DateField()),
                        ("settled_by", models.PositiveIntegerField()),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="LiaisonProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("candidate", models.CharField(default="", max_length=120)),
                        ("reason", models.TextField()),
                        ("state", models.CharField(default="open", max_length=12)),
                        ("day", models.DateField()),
                        ("ends", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(default=hamgam.members.models.public_id, max_length=32, unique=True),
                        ),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("names", models.JSONField(default=dict)),
                        ("short_names", models.JSONField(default=dict)),
                        ("kind", models.CharField(default="association", max_length=20)),
                        ("city", models.JSONField(blank=True, default=dict)),
                        ("country", models.JSONField(blank=True, default=dict)),
                        ("intro", models.JSONField(blank=True, default=dict)),
                        ("contact", models.CharField(blank=True, max_length=300)),
                        ("site", models.URLField(blank=True)),
                        ("shown", models.JSONField(blank=True, default=list)),
                        ("standing", models.CharField(default="member", max_length=10)),
                        ("level", models.CharField(blank=True, default="", max_length=24)),
                        ("suspended_until", models.DateField(blank=True, null=True)),
                        ("joined_on", models.DateField()),
                        ("left_on", models.DateField(blank=True, null=True)),
                        ("sort_fa", models.CharField(db_index=True, default="", max_length=400)),
                        ("sort_en", models.CharField(db_index=True, default="", max_length=400)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="PolicyFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("data", models.BinaryField()),
                        ("fingerprint", models.CharField(max_length=40, unique=True)),
                        ("size", models.BigIntegerField()),
                        ("day", models.DateField()),
                    ],
                    options={
                        "ordering": ("-size",),
                    },
                ),
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("opened_at", models.DateTimeField()),
                        ("closes_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("reminded", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="Section",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("titles", models.JSONField(blank=True, default=dict)),
                        ("gone", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("order", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        ("session_data", models.TextField(verbose_name="session data")),
                        ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                        ("session_key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("letters", models.PositiveIntegerField(db_index=True, default=0)),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Subscriber",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("address", models.CharField(max_length=254, unique=True)),
                        ("language", models.CharField(default="fa", max_length=10)),
                        ("asked", models.DateTimeField()),
                        ("confirmed", models.DateTimeField(blank=True, null=True)),
                        ("returned", models.PositiveSmallIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="NewAddress",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="new_address",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("address", models.EmailField(max_length=254)),
                        ("asked", models.DateTimeField()),
                        ("name", models.CharField(max_length=32, unique=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Returned",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="returned",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("times", models.PositiveSmallIntegerField(default=0)),
                        ("last", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Wishes",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="wishes",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("waits", models.CharField(default="now", max_length=8)),
                        ("talk", models.CharField(default="now", max_length=8)),
                        ("news", models.CharField(default="never", max_length=8)),
                        ("facts", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("language", models.CharField(max_length=12)),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("words", models.TextField(blank=True)),
                        ("signed", models.CharField(max_length=12)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("state", models.CharField(default="draft", max_length=10)),
                        ("finished_on", models.DateField(blank=True, null=True)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accounts",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="Body",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("kind", models.CharField(max_length=16)),
                        ("filled", models.CharField(max_length=16)),
                        ("seats", models.PositiveSmallIntegerField(default=0)),
                        ("names", models.JSONField(default=dict)),
                        ("charter", models.JSONField(blank=True, default=dict)),
                        ("country", models.JSONField(blank=True, default=dict)),
                        ("city", models.JSONField(blank=True, default=dict)),
                        ("since", models.DateField()),
                        ("term_ends", models.DateField(blank=True, null=True)),
                        ("state", models.CharField(default="in_force", max_length=10)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("made_by", models.PositiveIntegerField(null=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="hamgam.body",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kind", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="BreakdownTotals",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("shown", models.JSONField(default=dict)),
                        (
                            "assembly",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="breakdown_totals",
                                to="hamgam.assembly",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Clause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("anchor", models.PositiveIntegerField()),
                        ("numbered", models.BooleanField(default=True)),
                        ("label", models.CharField(blank=True, max_length=20)),
                        ("headings", models.JSONField(blank=True, default=dict)),
                        ("state", models.CharField(default="in", max_length=12)),
                        ("lineage", models.CharField(blank=True, max_length=8)),
                        (
                            "came_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="became",
                                to="hamgam.clause",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="clauses", to="hamgam.section"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Coalition",
                    fields=[
                        ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ("names", models.JSONField(default=dict)),
                        ("intro", models.JSONField(blank=True, default=dict)),
                        ("contact", models.CharField(blank=True, max_length=300)),
                        ("shape", models.CharField(max_length=20)),
                        ("languages", models.JSONField(default=list)),
                        ("time_zone", models.CharField(default="UTC", max_length=60)),
                        ("stage", models.CharField(default="founding", max_length=20)),
                        ("public_bylaws", models.BooleanField(default=True)),
                    ],
                    options={
                        "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="coalition_is_one")],
                    },
                ),
                migrations.CreateModel(
                    name="WorkedOut",
                    fields=[
                        (
                            "consultation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="worked_out",
                                serialize=False,
                                to="hamgam.consultation",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("figures", models.JSONField()),
                    ],
                ),
                migrations.CreateModel(
                    name="AnswerLink",
                    fields=[
                        ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("used", models.BooleanField(default=False)),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer_links",
                                to="hamgam.consultation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Difference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("question", models.JSONField(default=dict)),
                        ("in_force", models.JSONField(default=dict)),
                        ("debate", models.JSONField(blank=True, default=dict)),
                        ("debate_on", models.DateField(blank=True, null=True)),
                        ("state", models.CharField(default="open", max_length=10)),
                        ("public", models.BooleanField(default=False)),
                        ("day", models.DateField()),
                        (
                            "clause",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="difference",
                                to="hamgam.clause",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="Election",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("office", models.CharField(max_length=16)),
                        ("formed_by", models.PositiveIntegerField(null=True)),
                        ("seats", models.PositiveSmallIntegerField(default=1)),
                        ("secret", models.BooleanField(default=True)),
                        ("way", models.CharField(default="here", max_length=6)),
                        ("stage", models.CharField(default="nominating", max_length=12)),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("details", models.JSONField(blank=True, default=dict)),
                        ("opened_on", models.DateField()),
                        ("nominations_until", models.DateTimeField()),
                        ("closes_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("outcome", models.JSONField(blank=True, default=dict)),
                        ("lot", models.PositiveIntegerField(null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elections",
                                to="hamgam.body",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elections",
                                to="hamgam.bylawsversion",
                            ),
                        ),
                        (
                            "whole",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="hamgam.election",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="BallotFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("data", models.TextField()),
                        ("receipts", models.JSONField(blank=True, default=list)),
                        ("day", models.DateField()),
                        (
                            "election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="hamgam.election"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round",),
                    },
                ),
                migrations.CreateModel(
                    name="Elector",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("voted", models.PositiveSmallIntegerField(default=0)),
                        (
                            "election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="electors",
                                to="hamgam.election",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="EnquirerAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("address", models.CharField(max_length=254)),
                        ("message_id", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "enquiry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.enquiry"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "leaf",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="entry",
                                serialize=False,
                                to="hamgam.leaf",
                            ),
                        ),
                        ("act", models.CharField(db_index=True, max_length=60)),
                        ("article", models.CharField(max_length=20)),
                        ("bylaws", models.CharField(max_length=40)),
                        ("organisation", models.CharField(blank=True, db_index=True, max_length=40)),
                        ("subject_kind", models.CharField(max_length=40)),
                        ("subject_id", models.CharField(max_length=40)),
                        ("day", models.DateField()),
                        ("salt", models.BinaryField()),
                        ("details", models.TextField()),
                        ("mandate", models.PositiveIntegerField(db_index=True, null=True)),
                    ],
                    options={
                        "ordering": ("-leaf_id",),
                    },
                ),
                migrations.CreateModel(
                    name="FurtherWords",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        ("cut", models.BooleanField(default=False)),
                        ("message", models.CharField(max_length=64, null=True, unique=True)),
                        ("day", models.DateField()),
                        (
                            "enquiry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="further", to="hamgam.enquiry"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Guests",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("people", models.PositiveSmallIntegerField(default=0)),
                        ("remote", models.PositiveSmallIntegerField(default=0)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="hamgam.assembly"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("day",),
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("duty", models.CharField(max_length=20)),
                        ("begun_on", models.DateField()),
                        ("state", models.CharField(default="open", max_length=8)),
                        ("taken_on", models.DateField(null=True)),
                        ("done_on", models.DateField(null=True)),
                        (
                            "former",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="hamgam.dutyturn",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Head",
                    fields=[
                        ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ("origin", models.CharField(max_length=200)),
                        ("frontier", models.BinaryField(default=b"")),
                    ],
                    options={
                        "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="head_is_one_row")],
                    },
                ),
                migrations.CreateModel(
                    name="Item",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=14)),
                        ("titles", models.JSONField(default=dict)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        ("minutes", models.PositiveSmallIntegerField(default=0)),
                        ("day", models.DateField(blank=True, null=True)),
                        ("place", models.PositiveSmallIntegerField(default=0)),
                        ("state", models.CharField(default="proposed", max_length=10)),
                        ("begun_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("result", models.JSONField(blank=True, default=dict)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="hamgam.assembly"
                            ),
                        ),
                        (
                            "carried_from",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="hamgam.item",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("place", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Key",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public", models.CharField(max_length=64)),
                        ("proof", models.TextField()),
                        ("voucher_proof", models.TextField(blank=True)),
                        ("confirmed_alone", models.BooleanField(default=False)),
                        ("state", models.CharField(default="waiting", max_length=12)),
                        ("since_leaf", models.BigIntegerField(null=True)),
                        ("until_leaf", models.BigIntegerField(null=True)),
                        ("since", models.DateField()),
                        ("revoked_on", models.DateField(null=True)),
                        (
                            "voucher",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vouched_for",
                                to="hamgam.key",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keys",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Mandate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("given_by", models.PositiveIntegerField(null=True)),
                        ("body_kind", models.CharField(max_length=16)),
                        ("act", models.CharField(max_length=60)),
                        ("kind", models.CharField(blank=True, max_length=20)),
                        ("words", models.JSONField(default=dict)),
                        ("text", models.PositiveIntegerField(null=True)),
                        ("amount", models.PositiveBigIntegerField(null=True)),
                        ("times", models.PositiveSmallIntegerField(null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("given_on", models.DateField()),
                        ("begins_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("report_due", models.DateField(null=True)),
                        ("state", models.CharField(default="given", max_length=8)),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="hamgam.body",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="Matter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("kind", models.CharField(max_length=20)),
                        ("question", models.JSONField(default=dict)),
                        ("text", models.JSONField(blank=True, default=dict)),
                        ("choices", models.JSONField(blank=True, default=list)),
                        ("details", models.JSONField(blank=True, default=dict)),
                        ("status_quo", models.JSONField(blank=True, default=dict)),
                        ("debate", models.JSONField(blank=True, default=dict)),
                        ("debate_on", models.DateField(blank=True, null=True)),
                        ("stage", models.CharField(default="open", max_length=12)),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("opened_on", models.DateField()),
                        ("closes_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("decided_on", models.DateField(null=True)),
                        ("entered_on", models.DateField(null=True)),
                        ("outcome", models.JSONField(blank=True, default=dict)),
                        ("result", models.JSONField(blank=True, default=dict)),
                        ("decision", models.PositiveIntegerField(null=True, unique=True)),
                        (
                            "about",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="hamgam.matter",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matters",
                                to="hamgam.body",
                            ),
                        ),
                        (
                            "difference",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matters",
                                to="hamgam.difference",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matters",
                                to="hamgam.mandate",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matters",
                                to="hamgam.bylawsversion",
                            ),
                        ),
                        (
                            "brought_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matters",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.AddField(
                    model_name="assembly",
                    name="follows",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assemblies",
                        to="hamgam.matter",
                    ),
                ),
                migrations.CreateModel(
                    name="Minute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("words", models.TextField(blank=True)),
                        ("written_at", models.DateTimeField()),
                        ("current", models.BooleanField(default=True)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="written",
                                to="hamgam.item",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="OpenBallot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("choices", models.JSONField(default=list)),
                        (
                            "elector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="hamgam.elector"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Opening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(default=0)),
                        ("after_registering", models.BooleanField(default=True)),
                        ("open", models.BooleanField(default=True)),
                        ("registered", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "assembly",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opening",
                                to="hamgam.assembly",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Office",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("office", models.CharField(max_length=12)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("over", models.BooleanField(default=False)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offices",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("office", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Nomination",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        ("state", models.CharField(default="asked", max_length=10)),
                        ("day", models.DateField()),
                        ("settled_on", models.DateField(null=True)),
                        (
                            "election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="hamgam.election",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="Named",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("state", models.CharField(default="asked", max_length=10)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="named", to="hamgam.assembly"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Merger",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=8)),
                        ("keeps_name", models.BooleanField(default=False)),
                        ("keeps_key", models.BooleanField(default=False)),
                        ("keeps_signatures", models.BooleanField(default=False)),
                        ("keeps_membership", models.BooleanField(default=False)),
                        ("names", models.JSONField(blank=True, default=dict)),
                        ("other_names", models.JSONField(blank=True, default=dict)),
                        ("seconded_on", models.DateField(null=True)),
                        ("state", models.CharField(default="done", max_length=10)),
                        ("settled_by", models.PositiveIntegerField(null=True)),
                        ("day", models.DateField()),
                        (
                            "declared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "former",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="became",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "later",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="came_from",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Mention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("waits", models.BooleanField(default=False)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("role", models.CharField(default="member", max_length=8)),
                        ("since", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="hamgam.body",
                            ),
                        ),
                        (
                            "named_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="MandateReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.JSONField(default=dict)),
                        ("day", models.DateField()),
                        (
                            "mandate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="hamgam.mandate"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="LiaisonSupport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("answer", models.CharField(max_length=12)),
                        ("day", models.DateField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="hamgam.liaisonproposal",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="liaisonproposal",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="liaison_proposals",
                        to="hamgam.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="liaisonproposal",
                    name="proposed_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                    ),
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("role", models.CharField(max_length=20)),
                        ("purpose", models.CharField(default="seat", max_length=12)),
                        ("label", models.CharField(blank=True, max_length=120)),
                        ("ends", models.DateTimeField()),
                        ("used", models.BooleanField(default=False)),
                        ("withdrawn", models.BooleanField(default=False)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="HandoverItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("word", models.CharField(blank=True, default="", max_length=24)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        ("given_on", models.DateField(null=True)),
                        ("taken_on", models.DateField(null=True)),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="hamgam.handover"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="FormerName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("names", models.JSONField()),
                        ("until", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_names",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="EnquiryAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        ("language", models.CharField(max_length=10)),
                        ("state", models.CharField(default="draft", max_length=10)),
                        ("free_at", models.DateTimeField()),
                        ("by_itself", models.BooleanField(default=False)),
                        ("day", models.DateField()),
                        ("sent_on", models.DateField(null=True)),
                        (
                            "enquiry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="hamgam.enquiry"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.matter",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.AddField(
                    model_name="enquiry",
                    name="taken_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="hamgam.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="dutyturn",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duty_turns", to="hamgam.organisation"
                    ),
                ),
                migrations.CreateModel(
                    name="DutyOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("duty", models.CharField(max_length=20)),
                        ("day", models.DateField()),
                        ("state", models.CharField(default="open", max_length=10)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=8)),
                        ("titles", models.JSONField(blank=True, default=dict)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        ("format", models.CharField(blank=True, max_length=4)),
                        ("data", models.BinaryField(blank=True, default=b"")),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("size", models.PositiveIntegerField(default=0)),
                        ("handed_in_at", models.DateTimeField()),
                        ("withdrawn", models.BooleanField(default=False)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.AddField(
                    model_name="consultation",
                    name="opened_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="hamgam.organisation",
                    ),
                ),
                migrations.CreateModel(
                    name="Comparison",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "key",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="comparisons", to="hamgam.key"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Candidature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("applied", models.BooleanField(default=False)),
                        ("why", models.TextField(blank=True)),
                        ("level", models.CharField(blank=True, default="", max_length=24)),
                        ("accepted_on", models.DateField(null=True)),
                        ("accepted_level", models.CharField(blank=True, default="", max_length=24)),
                        ("refused_on", models.DateField(null=True)),
                        ("reasons", models.JSONField(blank=True, default=list)),
                        ("admitted_on", models.DateField(null=True)),
                        ("since", models.DateField()),
                        (
                            "accepted_text",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.foundingtext",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "organisation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidature",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Breakdown",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("generation", models.JSONField(blank=True, default=dict)),
                        ("gender", models.JSONField(blank=True, default=dict)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="breakdowns",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("active", models.PositiveSmallIntegerField(default=0)),
                        ("partial", models.PositiveSmallIntegerField(default=0)),
                        ("remote", models.PositiveSmallIntegerField(default=0)),
                        ("present", models.BooleanField(default=True)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("day", "pk"),
                    },
                ),
                migrations.AddField(
                    model_name="assembly",
                    name="called_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assemblies_called",
                        to="hamgam.organisation",
                    ),
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("names", models.JSONField(default=dict)),
                        ("kind", models.CharField(default="association", max_length=20)),
                        ("city", models.CharField(blank=True, max_length=200)),
                        ("contact", models.CharField(blank=True, max_length=300)),
                        ("why", models.TextField()),
                        ("level", models.CharField(blank=True, default="", max_length=24)),
                        ("language", models.CharField(max_length=10)),
                        ("day", models.DateField()),
                        ("state", models.CharField(default="waiting", max_length=10)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="AnswerObjection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("taken_back", models.BooleanField(default=False)),
                        ("day", models.DateField()),
                        (
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="hamgam.enquiryanswer",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="AccountAuthor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="author", to="hamgam.account"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="OutgoingAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("state", models.CharField(default="waiting", max_length=8)),
                        (
                            "answer",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outgoing",
                                to="hamgam.enquiryanswer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("titles", models.JSONField(default=dict)),
                        ("format", models.CharField(max_length=4)),
                        ("data", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField()),
                        ("handed_in_at", models.DateTimeField()),
                        ("withdrawn", models.BooleanField(default=False)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="hamgam.assembly"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="hamgam.item",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="PassedTurn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("duty", models.CharField(max_length=20)),
                        ("after", models.PositiveSmallIntegerField()),
                        ("reason", models.TextField(blank=True)),
                        ("day", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Post",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("as_self", models.BooleanField(default=False)),
                        ("language", models.CharField(max_length=10)),
                        ("words", models.TextField(blank=True)),
                        ("red_line", models.BooleanField(default=False)),
                        ("by_mail", models.BooleanField(default=False)),
                        ("day", models.DateField()),
                        ("at", models.DateTimeField()),
                        ("corrected_on", models.DateField(blank=True, null=True)),
                        ("taken_back_on", models.DateField(blank=True, null=True)),
                        ("removed_on", models.DateField(blank=True, null=True)),
                        ("removed_for", models.TextField(blank=True)),
                        ("removed_in", models.CharField(blank=True, max_length=10)),
                        (
                            "mentions",
                            models.ManyToManyField(
                                related_name="+", through="hamgam.Mention", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "quotes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quoted_by",
                                to="hamgam.post",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.AddField(
                    model_name="mention",
                    name="post",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentioned", to="hamgam.post"
                    ),
                ),
                migrations.CreateModel(
                    name="PostTranslation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("words", models.TextField(blank=True)),
                        ("outdated", models.BooleanField(default=False)),
                        ("day", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="translations",
                                to="hamgam.post",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="ProposedStatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                default=hamgam.consultations.models.by_chance,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("words", models.CharField(max_length=400)),
                        ("waiting", models.BooleanField(default=True)),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="hamgam.consultation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ReadSoFar",
                    fields=[
                        ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ("index", models.BigIntegerField(default=-1)),
                        ("daily", models.DateTimeField(blank=True, null=True)),
                        ("weekly", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="read_so_far_is_one_row")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=64, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registrations",
                                to="hamgam.opening",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Remark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("list", models.CharField(max_length=8)),
                        ("language", models.CharField(max_length=12)),
                        ("words", models.TextField(blank=True)),
                        ("withdrawn", models.BooleanField(default=False)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "named",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="RemarkAuthor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "remark",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="author", to="hamgam.remark"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("language", models.CharField(max_length=12)),
                        ("body", models.JSONField(default=list)),
                        ("state", models.CharField(default="presented", max_length=10)),
                        ("presented_on", models.DateField()),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        ("matter", models.PositiveIntegerField(blank=True, null=True)),
                        ("public", models.BooleanField(default=False)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="hamgam.assembly",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-version",),
                    },
                ),
                migrations.CreateModel(
                    name="Promise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("until", models.DateField()),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="promises", to="hamgam.round"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=20)),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="post",
                    name="seat",
                    field=models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.seat"
                    ),
                ),
                migrations.CreateModel(
                    name="Place",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("office", models.CharField(max_length=16)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("since", models.DateField()),
                        ("last_day", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        ("why", models.CharField(blank=True, max_length=10)),
                        (
                            "election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="places", to="hamgam.election"
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.membership",
                            ),
                        ),
                        (
                            "nomination",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="hamgam.nomination",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.seat",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.AddField(
                    model_name="nomination",
                    name="seat",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="hamgam.seat",
                    ),
                ),
                migrations.AddField(
                    model_name="membership",
                    name="seat",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="hamgam.seat",
                    ),
                ),
                migrations.AddField(
                    model_name="key",
                    name="enrolled_by",
                    field=models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.seat"
                    ),
                ),
                migrations.CreateModel(
                    name="Sending",
                    fields=[
                        ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ("paused", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="sending_is_one_row")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=14)),
                        ("titles", models.JSONField(default=dict)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        ("place", models.JSONField(blank=True, default=dict)),
                        ("link", models.CharField(blank=True, max_length=500)),
                        ("calendar", models.CharField(max_length=9)),
                        ("unit", models.CharField(max_length=5)),
                        ("every", models.PositiveSmallIntegerField(default=1)),
                        ("day_of_month", models.PositiveSmallIntegerField(default=0)),
                        ("nth", models.SmallIntegerField(default=0)),
                        ("weekday", models.PositiveSmallIntegerField(default=0)),
                        ("hour", models.TimeField()),
                        ("minutes", models.PositiveSmallIntegerField()),
                        ("zone", models.CharField(max_length=60)),
                        ("begins_on", models.DateField()),
                        ("ahead_days", models.PositiveSmallIntegerField(default=14)),
                        ("propose_days", models.PositiveSmallIntegerField(default=0)),
                        ("papers_days", models.PositiveSmallIntegerField(default=0)),
                        ("set_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "set_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "series",
                        "ordering": ("pk",),
                    },
                ),
                migrations.AddField(
                    model_name="assembly",
                    name="series",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assemblies",
                        to="hamgam.series",
                    ),
                ),
                migrations.CreateModel(
                    name="ShortStatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        ("words", models.JSONField(default=dict)),
                        ("state", models.CharField(default="shown", max_length=10)),
                        ("proposed", models.BooleanField(default=False)),
                        ("reason", models.CharField(blank=True, default="", max_length=600)),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="hamgam.consultation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("place",),
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("former", models.CharField(blank=True, max_length=24)),
                        ("level", models.CharField(blank=True, max_length=24)),
                        ("day", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("done", models.TextField()),
                        ("short", models.TextField()),
                        ("change", models.TextField()),
                        ("day", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="hamgam.step",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("outsider", models.CharField(blank=True, default="", max_length=254)),
                        ("about", models.CharField(max_length=120)),
                        ("kind", models.CharField(default="waits", max_length=12)),
                        ("language", models.CharField(default="fa", max_length=10)),
                        ("subject", models.CharField(max_length=200)),
                        ("content", models.JSONField(default=list)),
                        ("facts", models.BooleanField(default=False)),
                        ("due", models.DateTimeField(blank=True, null=True)),
                        (
                            "name",
                            models.CharField(default=hamgam.notices.models.name_by_chance, max_length=32, unique=True),
                        ),
                        ("follows", models.CharField(blank=True, default="", max_length=250)),
                        ("reply", models.CharField(blank=True, default="", max_length=254)),
                        ("made", models.DateTimeField()),
                        ("state", models.CharField(default="waiting", max_length=10)),
                        ("claim", models.CharField(blank=True, default="", max_length=16)),
                        ("tried", models.DateTimeField(blank=True, null=True)),
                        ("sent", models.DateTimeField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letters",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "subscriber",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letters",
                                to="hamgam.subscriber",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Suspension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suspensions",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Talk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("kind", models.CharField(max_length=10)),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("put_off_until", models.DateField(blank=True, null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.body",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.clause",
                            ),
                        ),
                        (
                            "difference",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.difference",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.matter",
                            ),
                        ),
                        (
                            "moved_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="came_from",
                                to="hamgam.talk",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.paper",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.AddField(
                    model_name="post",
                    name="talk",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="hamgam.talk"
                    ),
                ),
                migrations.CreateModel(
                    name="LastHere",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("before", models.PositiveIntegerField(default=0)),
                        ("shown", models.PositiveIntegerField(default=0)),
                        ("at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "talk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.talk"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Following",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("follows", models.BooleanField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "talk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.talk"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Task",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("among_liaisons", models.BooleanField(default=False)),
                        ("words", models.JSONField(default=dict)),
                        ("due_on", models.DateField(null=True)),
                        ("state", models.CharField(default="open", max_length=10)),
                        ("report", models.JSONField(blank=True, default=dict)),
                        ("day", models.DateField()),
                        ("reported_on", models.DateField(null=True)),
                        (
                            "matter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="hamgam.matter",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_on", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Text",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("kind", models.CharField(default="statement", max_length=20)),
                        ("titles", models.JSONField(default=dict)),
                        ("language", models.CharField(default="fa", max_length=10)),
                        ("languages", models.JSONField(default=list)),
                        ("heading_states", models.JSONField(blank=True, default=dict)),
                        ("stage", models.CharField(db_index=True, default="draft", max_length=20)),
                        ("adopted", models.JSONField(blank=True, default=dict)),
                        ("imported", models.JSONField(blank=True, default=dict)),
                        ("answers", models.CharField(default="after_round", max_length=12)),
                        ("opened_on", models.DateField()),
                        ("sign_by", models.DateTimeField(blank=True, null=True)),
                        ("bylaws_version", models.CharField(blank=True, default="", max_length=40)),
                        ("urgent_since", models.DateTimeField(blank=True, null=True)),
                        (
                            "proposer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="talk",
                    name="text",
                    field=models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.text"
                    ),
                ),
                migrations.AddField(
                    model_name="section",
                    name="text",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="hamgam.text"
                    ),
                ),
                migrations.AddField(
                    model_name="round",
                    name="text",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="hamgam.text"
                    ),
                ),
                migrations.CreateModel(
                    name="Original",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("filename", models.CharField(max_length=200)),
                        ("media_type", models.CharField(max_length=100)),
                        ("data", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("lines", models.JSONField(default=list)),
                        ("warnings", models.JSONField(default=list)),
                        (
                            "text",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="original", to="hamgam.text"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="item",
                    name="text",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="hamgam.text",
                    ),
                ),
                migrations.AddField(
                    model_name="difference",
                    name="text",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="hamgam.text",
                    ),
                ),
                migrations.AddField(
                    model_name="clause",
                    name="text",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clauses", to="hamgam.text"
                    ),
                ),
                migrations.CreateModel(
                    name="Totals",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("votes", models.JSONField(default=dict)),
                        ("ballots", models.PositiveIntegerField(default=0)),
                        ("blank", models.PositiveIntegerField(default=0)),
                        ("state", models.CharField(default="entered", max_length=10)),
                        ("day", models.DateField()),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="totals", to="hamgam.election"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "entered_seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.seat",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("kind", models.CharField(default="turn", max_length=16)),
                        ("remote", models.BooleanField(default=False)),
                        ("asked_at", models.DateTimeField()),
                        ("begun_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn", models.BooleanField(default=False)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="hamgam.assembly"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="turns",
                                to="hamgam.item",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Variant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.CharField(max_length=200)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("language", models.CharField(blank=True, max_length=40)),
                        ("state", models.CharField(default="open", max_length=10)),
                        ("closes_at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        ("day", models.DateField()),
                        ("settled_on", models.DateField(null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.body",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="variants", to="hamgam.matter"
                            ),
                        ),
                        (
                            "objected_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Version",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("snapshot", models.JSONField()),
                        ("why", models.CharField(max_length=30)),
                        ("day", models.DateField()),
                        ("frozen", models.BooleanField(default=False)),
                        ("thawed", models.BooleanField(default=False)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("roster", models.BinaryField(default=b"")),
                        ("roster_digest", models.CharField(blank=True, max_length=64)),
                        ("leaf", models.BigIntegerField(null=True)),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="hamgam.text"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("slug", models.SlugField(allow_unicode=True, blank=True, max_length=80)),
                        ("rule", models.CharField(max_length=12)),
                        ("minimum", models.PositiveSmallIntegerField(default=0)),
                        ("adopted", models.JSONField(blank=True, default=dict)),
                        ("facts", models.BinaryField(default=b"")),
                        ("order", models.CharField(default="alphabetical", max_length=12)),
                        ("published_on", models.DateField()),
                        ("leaf", models.BigIntegerField(null=True)),
                        (
                            "version",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statement",
                                to="hamgam.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="Silence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="silences",
                                to="hamgam.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="FrozenText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("data", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="hamgam.version"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("language",),
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("answer", models.CharField(max_length=8)),
                        ("level", models.CharField(blank=True, max_length=10)),
                        ("note", models.TextField(blank=True)),
                        ("where", models.CharField(blank=True, max_length=200)),
                        ("note_salt", models.BinaryField(default=b"")),
                        ("signature", models.TextField(blank=True)),
                        ("later_roster", models.BinaryField(default=b"")),
                        ("state", models.CharField(max_length=10)),
                        ("valid_from", models.DateTimeField(null=True)),
                        ("late", models.BooleanField(default=False)),
                        ("day", models.DateField()),
                        ("withdrawn_on", models.DateField(null=True)),
                        ("withdrawal_note", models.TextField(blank=True)),
                        ("leaf", models.BigIntegerField(null=True)),
                        ("withdrawal_leaf", models.BigIntegerField(null=True)),
                        (
                            "key",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.key",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "attested_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.seat",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.seat",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="hamgam.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="View",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("titles", models.JSONField(default=dict)),
                        ("words", models.JSONField(default=dict)),
                        ("settled", models.BooleanField(default=False)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "difference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="views",
                                to="hamgam.difference",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Holder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("named", models.BooleanField(default=False)),
                        ("held", models.BooleanField(default=True)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "view",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="holders", to="hamgam.view"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Voice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="voices", to="hamgam.matter"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("said", models.JSONField(default=dict)),
                        ("reason", models.TextField(blank=True)),
                        ("mandated", models.BooleanField(default=False)),
                        ("stood_in", models.BooleanField(default=False)),
                        ("current", models.BooleanField(default=True)),
                        ("day", models.DateField()),
                        (
                            "voice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="hamgam.voice"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Wording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("letter", models.PositiveSmallIntegerField()),
                        ("body", models.TextField(blank=True)),
                        ("omits", models.BooleanField(default=False)),
                        ("state", models.CharField(default="open", max_length=12)),
                        ("note", models.TextField(blank=True)),
                        ("collisions", models.JSONField(blank=True, default=list)),
                        ("day", models.DateField()),
                        (
                            "base",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="variants",
                                to="hamgam.wording",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="hamgam.wording",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="hamgam.clause"
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wordings",
                                to="hamgam.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("letter", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Translation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("body", models.TextField()),
                        ("state", models.CharField(default="draft", max_length=10)),
                        ("written_by", models.BigIntegerField(null=True)),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="translations",
                                to="hamgam.wording",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="talk",
                    name="wording",
                    field=models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.wording"
                    ),
                ),
                migrations.CreateModel(
                    name="Position",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("stance", models.CharField(max_length=12)),
                        ("reason", models.TextField(blank=True)),
                        ("mandated", models.BooleanField(default=False)),
                        ("current", models.BooleanField(default=True)),
                        ("day", models.DateField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="hamgam.organisation",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="hamgam.round",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="hamgam.wording",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Lead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="hamgam.clause"
                            ),
                        ),
                        (
                            "former",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.wording",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.wording"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Became",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="became", to="hamgam.post"
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.task",
                            ),
                        ),
                        (
                            "view",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.view",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hamgam.wording",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="WorkingGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("titles", models.JSONField(default=dict)),
                        ("words", models.JSONField(blank=True, default=dict)),
                        (
                            "assembly",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="hamgam.assembly"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="hamgam.item",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.AddField(
                    model_name="talk",
                    name="group",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hamgam.workinggroup",
                    ),
                ),
                migrations.CreateModel(
                    name="Result",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("titles", models.JSONField(default=dict)),
                        ("words", models.JSONField(default=dict)),
                        ("state", models.CharField(default="brought", max_length=10)),
                        ("final", models.JSONField(blank=True, default=dict)),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "settled_at",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="hamgam.assembly",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="hamgam.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Part",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("over", models.BooleanField(default=False)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hamgam.organisation"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="hamgam.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="AnswerSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                default=hamgam.consultations.models.by_chance,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("key", models.CharField(max_length=64, null=True, unique=True)),
                        ("answers", models.JSONField(default=dict)),
                        ("answered", models.PositiveSmallIntegerField(default=0)),
                        ("proposed", models.PositiveSmallIntegerField(default=0)),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer_sets",
                                to="hamgam.consultation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["consultation", "answered"], name="answer_sets_answered")],
                    },
                ),
                migrations.CreateModel(
                    name="Box",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("name", models.CharField(max_length=32, unique=True)),
                        ("piece", models.BinaryField()),
                        (
                            "election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="boxes", to="hamgam.election"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("round",),
                        "constraints": [models.UniqueConstraint(fields=("election", "round"), name="one_box_a_round")],
                    },
                ),
                migrations.CreateModel(
                    name="Authorship",
                    fields=[
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="authorship",
                                serialize=False,
                                to="hamgam.entry",
                            ),
                        ),
                        ("seat_id", models.BigIntegerField(null=True)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="UsedToken",
                    fields=[
                        ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                        ("said", models.CharField(blank=True, default="", max_length=64)),
                        ("entry", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="hamgam.entry")),
                    ],
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("table", models.CharField(max_length=60)),
                        ("row", models.CharField(max_length=64)),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="hamgam.entry"
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(fields=["subject_kind", "subject_id", "-leaf_id"], name="entry_by_subject"),
                ),
                migrations.AddConstraint(
                    model_name="guests",
                    constraint=models.UniqueConstraint(fields=("assembly", "day"), name="guests_once_a_day"),
                ),
                migrations.AddConstraint(
                    model_name="guests",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("remote__lte", models.F("people"))), name="remote_within_guests"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minute",
                    constraint=models.UniqueConstraint(
                        fields=("assembly", "item", "number"), name="minutes_counted_once", nulls_distinct=False
                    ),
                ),
                migrations.AddConstraint(
                    model_name="openballot",
                    constraint=models.UniqueConstraint(fields=("elector", "round"), name="one_open_ballot_a_round"),
                ),
                migrations.AddConstraint(
                    model_name="named",
                    constraint=models.UniqueConstraint(fields=("assembly", "name"), name="named_once"),
                ),
                migrations.AddIndex(
                    model_name="matter",
                    index=models.Index(fields=["stage", "closes_at"], name="matter_by_stage"),
                ),
                migrations.AddConstraint(
                    model_name="liaisonsupport",
                    constraint=models.UniqueConstraint(fields=("proposal", "organisation"), name="one_support_each"),
                ),
                migrations.AddConstraint(
                    model_name="handover",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("open", "helped"))),
                        fields=("duty",),
                        name="one_handover_at_a_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="enquiryanswer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("enquiry",), name="one_draft_of_an_answer"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="elector",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("person", None)),
                        fields=("election", "organisation"),
                        name="one_vote_an_organisation",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="elector",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("election", "person"),
                        name="one_vote_a_person",
                    ),
                ),
                migrations.AddIndex(
                    model_name="election",
                    index=models.Index(fields=["stage", "closes_at"], name="election_by_stage"),
                ),
                migrations.AddConstraint(
                    model_name="dutyturn",
                    constraint=models.UniqueConstraint(fields=("duty", "number"), name="one_turn_a_number"),
                ),
                migrations.AddConstraint(
                    model_name="dutyturn",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("duty",), name="one_turn_at_a_time"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dutyoffer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("duty", "organisation"),
                        name="one_open_offer_a_duty",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contribution",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kind", "report"), ("withdrawn", False)),
                        fields=("assembly", "organisation"),
                        name="one_report_of_each",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="breakdown",
                    constraint=models.UniqueConstraint(fields=("assembly", "organisation"), name="broken_down_once"),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        fields=("assembly", "day", "organisation"), name="attended_once_a_day"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "remote__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("active"), "+", models.F("partial")
                                ),
                            )
                        ),
                        name="remote_within_present",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answerobjection",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("taken_back", False)),
                        fields=("answer", "organisation"),
                        name="one_objection_stands",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="account",
                    constraint=models.UniqueConstraint(fields=("assembly", "number"), name="an_account_has_one_number"),
                ),
                migrations.AddConstraint(
                    model_name="paper",
                    constraint=models.UniqueConstraint(fields=("assembly", "number"), name="a_paper_has_one_number"),
                ),
                migrations.AddConstraint(
                    model_name="passedturn",
                    constraint=models.UniqueConstraint(
                        fields=("duty", "after", "organisation"), name="one_turn_passed_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mention",
                    constraint=models.UniqueConstraint(fields=("post", "organisation"), name="mentioned_once"),
                ),
                migrations.AddConstraint(
                    model_name="posttranslation",
                    constraint=models.UniqueConstraint(fields=("post", "language"), name="one_rendering_a_language"),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(fields=("assembly", "version"), name="report_counted_once"),
                ),
                migrations.AddConstraint(
                    model_name="promise",
                    constraint=models.UniqueConstraint(fields=("round", "organisation"), name="one_promise_a_round"),
                ),
                migrations.AddConstraint(
                    model_name="seat",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("person", "organisation", "role"),
                        name="one_seat_a_role",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nomination",
                    constraint=models.UniqueConstraint(fields=("election", "number"), name="one_number_a_nominee"),
                ),
                migrations.AddConstraint(
                    model_name="membership",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("seat__isnull", False), ("until", None)),
                        fields=("body", "seat"),
                        name="one_place_a_seat",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="key",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "active")), fields=("organisation",), name="one_active_key"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="key",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("active", "waiting"))),
                        fields=("public",),
                        name="a_key_has_one_owner",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assembly",
                    constraint=models.UniqueConstraint(
                        fields=("series", "series_day"), name="a_day_of_a_series_is_called_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="shortstatement",
                    constraint=models.UniqueConstraint(fields=("consultation", "place"), name="one_statement_a_place"),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(fields=["state", "id"], name="letters_by_state"),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.UniqueConstraint(fields=("person", "about"), name="a_letter_goes_once"),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.UniqueConstraint(
                        fields=("subscriber", "about"), name="a_subscriber_gets_it_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("person", None), ("subscriber", None)),
                        fields=("about",),
                        name="an_outsider_gets_it_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="post",
                    index=models.Index(fields=["seat", "at"], name="post_by_seat"),
                ),
                migrations.AddConstraint(
                    model_name="post",
                    constraint=models.UniqueConstraint(fields=("talk", "number"), name="a_post_has_one_place"),
                ),
                migrations.AddConstraint(
                    model_name="lasthere",
                    constraint=models.UniqueConstraint(fields=("person", "talk"), name="last_here_once"),
                ),
                migrations.AddConstraint(
                    model_name="following",
                    constraint=models.UniqueConstraint(fields=("person", "talk"), name="follows_once"),
                ),
                migrations.AddConstraint(
                    model_name="round",
                    constraint=models.UniqueConstraint(fields=("text", "number"), name="rounds_are_numbered"),
                ),
                migrations.AddConstraint(
                    model_name="clause",
                    constraint=models.UniqueConstraint(fields=("text", "anchor"), name="an_anchor_is_one_clause"),
                ),
                migrations.AddConstraint(
                    model_name="version",
                    constraint=models.UniqueConstraint(fields=("text", "number"), name="versions_are_numbered"),
                ),
                migrations.AddConstraint(
                    model_name="silence",
                    constraint=models.UniqueConstraint(
                        fields=("version", "organisation"), name="one_silence_to_a_version"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="frozentext",
                    constraint=models.UniqueConstraint(fields=("version", "language"), name="one_file_a_language"),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("waiting", "valid", "withdrawn"))),
                        fields=("version", "organisation"),
                        name="one_answer_to_a_version",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="view",
                    constraint=models.UniqueConstraint(
                        fields=("difference", "author"), name="one_view_an_organisation"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="holder",
                    constraint=models.UniqueConstraint(fields=("view", "organisation"), name="one_holding_a_view"),
                ),
                migrations.AddConstraint(
                    model_name="voice",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("person", None)),
                        fields=("matter", "organisation"),
                        name="one_voice_an_organisation",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voice",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("matter", "person"),
                        name="one_voice_a_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("current", True)), fields=("voice",), name="one_current_answer"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wording",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "leading")), fields=("clause",), name="one_wording_leads"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wording",
                    constraint=models.UniqueConstraint(fields=("clause", "letter"), name="a_letter_is_one_wording"),
                ),
                migrations.AddConstraint(
                    model_name="translation",
                    constraint=models.UniqueConstraint(
                        fields=("wording", "language"), name="one_translation_a_language"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("wording", "organisation"),
                        name="one_current_position",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stance__in", ("accept", "reservation", "stand_aside", "reject"))),
                        name="a_stance_is_one_of_four",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("stance__in", ("reservation", "reject")), _negated=True),
                        name="a_refusal_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="workinggroup",
                    constraint=models.UniqueConstraint(fields=("assembly", "number"), name="groups_counted_once"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("text",), name="one_talk_a_text"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("clause",), name="one_talk_a_clause"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("wording",), name="one_talk_a_wording"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("paper",), name="one_talk_a_paper"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("matter",), name="one_talk_a_matter"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("difference",), name="one_talk_a_difference"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("body",), name="one_talk_a_body"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(fields=("group",), name="one_talk_a_group"),
                ),
                migrations.AddConstraint(
                    model_name="talk",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kind", "liaisons")), fields=("kind",), name="one_talk_of_the_liaisons"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="result",
                    constraint=models.UniqueConstraint(fields=("group", "number"), name="results_counted_once"),
                ),
                migrations.AddConstraint(
                    model_name="part",
                    constraint=models.UniqueConstraint(fields=("group", "organisation"), name="takes_part_once"),
                ),
                migrations.AddIndex(
                    model_name="seal",
                    index=models.Index(fields=["table", "row", "-entry"], name="seal_newest"),
                ),
            ]
        ),
    ]
