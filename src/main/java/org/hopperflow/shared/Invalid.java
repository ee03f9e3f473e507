package org.hopperflow.shared;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that the caller reads all of it at once. */
public final class Invalid {

    private final List<FieldError> errors = new ArrayList<>();

    public Invalid when(boolean wrong, String field, String code, String message) {
        if (wrong) {
            errors.add(new FieldError(field, code, message));
        }
        return this;
    }

    /** Same as {@link #when} for the most frequent case: a text that must be there. */
    public Invalid blank(String value, String field) {
        return when(value == null || value.isBlank(), field, "required", "\"" + field + "\" is required.");
    }

    /** The text may be absent, but not have characters that cannot be kept. */
    public Invalid storable(String value, String field) {
        return when(!Storable.text(value), field, "invalid-characters", "\"" + field + "\" contains characters that cannot be kept.");
    }

    public Invalid add(FieldError error) {
        errors.add(error);
        return this;
    }

    /** What was found so far, in order. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws RuleBroken naming every wrong field, when there is one */
    public void raise() {
        if (!errors.isEmpty()) {
            throw RuleBroken.invalid(errors);
        }
    }
}
