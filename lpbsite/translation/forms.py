"""The form of a page or snippet that holds an editor to the gate, beside the fields."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import ngettext

from lpbsite.translation.errors import UntranslatedSegments
from lpbsite.translation.untranslated import original_of, translation_of, untranslated_paths

# What leads to publishing, at once or after others agreed.
PUBLISHING_ACTIONS = {
    "action-publish",
    "action-submit",
    "action-restart-workflow",
    "action-workflow-action",
}


class TranslationGateFormMixin:
    """For the form of a page or snippet that passes the gate; drafts are saved as they are."""

    instance: Any
    data: Any
    fields: dict[str, Any]

    def _post_clean(self) -> None:
        # The instance does not know its rows yet.
        self.instance.is_checked_by_form = True
        super()._post_clean()  # type: ignore[misc]

    def is_valid(self) -> bool:
        is_valid: bool = super().is_valid()  # type: ignore[misc]
        if not is_valid or not PUBLISHING_ACTIONS.intersection(self.data):
            return is_valid
        if not translation_of(self.instance) and not original_of(self.instance):
            return True
        instance = self.save(commit=False)  # type: ignore[attr-defined]
        paths = untranslated_paths(instance)
        self.add_translation_errors(paths, instance)
        return not paths

    def add_translation_errors(self, paths: list[str], instance: Any) -> None:
        """Show what is not translated beside its field, or above the form for a row."""
        names = [path.split(".")[0] for path in paths]
        for name in dict.fromkeys(names):
            if name in self.fields:
                message = ngettext(
                    "This is the text of the original: translate it before you publish.",
                    "%(count)d texts here are those of the original: "
                    "translate them before you publish.",
                    names.count(name),
                ) % {"count": names.count(name)}
                self.add_error(name, message)  # type: ignore[attr-defined]
        elsewhere = [path for path in paths if path.split(".")[0] not in self.fields]
        if elsewhere:
            error = UntranslatedSegments(elsewhere, instance)
            messages = error.message_dict[NON_FIELD_ERRORS]
            self.add_error(None, messages)  # type: ignore[attr-defined]
