"""Addresses of matters, of the register of decisions, and of the tasks that follow."""

from django.urls import path

from hamgam.decisions.views import bring, hall, mandate, matter, register, tasks, variants

_MATTER = "w/decisions/<int:number>/"

urlpatterns = [
    path("w/decisions/", register.matter_list, name="decisions.list"),
    path("w/decisions/register.csv", register.register_csv, name="decisions.csv"),
    path("w/decisions/register.pdf", register.register_pdf, name="decisions.register_pdf"),
    path("w/decisions/register/<int:decision>/", register.decided, name="decisions.decided"),
    path("w/decisions/new/", bring.bring, name="decisions.bring"),
    path("w/decisions/new/<slug:kind>/", bring.bring_kind, name="decisions.bring_kind"),
    path("w/decisions/from-a-hall/", hall.enter, name="decisions.enter"),
    path("w/decisions/tasks/<int:task>/", tasks.report_task, name="decisions.report_task"),
    path("w/mandates/<int:number>/settle/", mandate.settle_by_mandate, name="decisions.settle_by_mandate"),
    path(_MATTER, matter.page, name="decisions.page"),
    path(_MATTER + "answer/", matter.answer, name="decisions.answer"),
    path(_MATTER + "lot.json", matter.lot_file, name="decisions.lot_file"),
    path(_MATTER + "object/", matter.object_to, name="decisions.object"),
    path(_MATTER + "carry-out/", matter.carry_out, name="decisions.carry_out"),
    path(_MATTER + "withdraw/", matter.withdraw, name="decisions.withdraw"),
    path(_MATTER + "close/", matter.close, name="decisions.close"),
    path(_MATTER + "variants/", variants.propose_variant, name="decisions.propose_variant"),
    path("w/decisions/variants/<int:variant>/object/", variants.object_to_variant, name="decisions.object_to_variant"),
    path(_MATTER + "tasks/", tasks.assign_task, name="decisions.assign_task"),
]
