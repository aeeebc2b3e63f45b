"""Making all tables in one step.

Django renders every model anew after each operation, with all that it points at. Where a hundred tables point at one another
that takes half a minute; the tables themselves take a second.
"""

from django.db.migrations.operations.base import Operation


class AtOnce(Operation):
    """These operations, which make tables out of nothing: the state step by step, the tables once all of them are known."""

    reversible = False
    reduces_to_sql = True

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """As the operations say; models are rendered when somebody asks for them, and not after each operation."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Each table with its columns, constraints and indexes as the last operation left them."""
        for model in to_state.apps.get_app_config(app_label).get_models():
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)

    def describe(self):
        """One line for whoever watches."""
        return f"Make all tables ({len(self.operations)} operations)"
