"""Addresses of statements."""

from django.urls import path, register_converter

from hamgam.statements import files, publishing, verifying, views


class Slug:
    """The readable end of a statement's address; it may be empty."""

    regex = "[^/]*"

    @staticmethod
    def to_python(value: str) -> str:
        """As it stands in the address."""
        return value

    @staticmethod
    def to_url(value: str) -> str:
        """As it stands in the row."""
        return value


register_converter(Slug, "title")
PAGE = "statements/<int:number>-<title:slug>/"

urlpatterns = [
    path("statements/", views.statement_list, name="statements.list"),
    path("statements/<int:number>/", views.short_address, name="statements.short"),
    path(PAGE, views.page, name="statements.page"),
    path(f"{PAGE}text.txt", files.text, name="statements.text"),
    path(f"{PAGE}<slug:language>/text.txt", files.text, name="statements.text_in"),
    path(f"{PAGE}statement.pdf", files.pdf, name="statements.pdf"),
    path(f"{PAGE}<slug:language>/statement.docx", files.docx, name="statements.docx"),
    path(f"{PAGE}<slug:language>/statement.txt", files.plain, name="statements.plain"),
    path(f"{PAGE}signatures.json", files.signatures, name="statements.signatures"),
    path(f"{PAGE}bundle", files.bundle, name="statements.bundle"),
    path(f"{PAGE}policy", files.policy, name="statements.policy"),
    path(f"{PAGE}verify/", verifying.of_statement, name="statements.verify_statement"),
    path("verify/", verifying.verify, name="statements.verify"),
    path("verify/print/", verifying.sheet, name="statements.verify_print"),
    path("verify/<str:program>", verifying.download, name="statements.program"),
    path("w/texts/<int:number>/publish/", publishing.publish, name="statements.publish"),
]
