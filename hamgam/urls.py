"""Every page stands under its language: /fa/…, /en/…; `/` leads to the coalition's first one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from hamgam.site.views import root

urlpatterns = [
    path("", root, name="site.root"),
    *i18n_patterns(
        path("", include("hamgam.site.urls")),
        path("", include("hamgam.notices.urls")),
        path("", include("hamgam.enquiries.urls")),
        path("", include("hamgam.talk.urls")),
        path("", include("hamgam.copies.urls")),
        path("", include("hamgam.assemblies.urls")),
        path("", include("hamgam.elections.urls")),
        path("", include("hamgam.decisions.urls")),
        path("", include("hamgam.coordination.urls")),
        path("", include("hamgam.statements.urls")),
        path("", include("hamgam.signing.urls")),
        path("", include("hamgam.differences.urls")),
        path("", include("hamgam.positions.urls")),
        path("", include("hamgam.consultations.urls")),
        path("", include("hamgam.texts.urls")),
        path("", include("hamgam.bodies.urls")),
        path("", include("hamgam.members.urls")),
        path("", include("hamgam.bylaws.urls")),
    ),
]
handler400 = "hamgam.site.errors.bad_request"
handler403 = "hamgam.site.errors.forbidden"
handler404 = "hamgam.site.errors.not_found"
handler500 = "hamgam.site.errors.failed"
