package org.hopperflow.shared;

import java.util.List;

/**
 * A rule of the domain said no. Thrown anywhere, turned into a problem document in one place ({@link ProblemAdvice}). The code is
 * stable and explained in {@code docs/problems.md}; the message is the exact text a person reads.
 */
public final class RuleBroken extends RuntimeException {

    /** What kind of no; decides the HTTP status. */
    public enum Kind { INVALID, NOT_FOUND, CONFLICT, UNAVAILABLE }

    private final transient List<FieldError> errors;
    private final Kind kind;
    private final String code;

    private RuleBroken(Kind kind, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.errors = errors;
    }

    /** The thing named does not exist, or not for this caller. */
    public static RuleBroken notFound(String what, Object id) {
        return new RuleBroken(Kind.NOT_FOUND, what + "-not-found", "There is no " + what + " " + id + ".", List.of());
    }

    /** The request is fine but not in this state. */
    public static RuleBroken conflict(String code, String detail) {
        return new RuleBroken(Kind.CONFLICT, code, detail, List.of());
    }

    /** The request has invalid fields; the list is not empty. */
    public static RuleBroken invalid(List<FieldError> errors) {
        String detail = errors.size() == 1 ? errors.get(0).message() : errors.size() + " fields are invalid.";
        return new RuleBroken(Kind.INVALID, "invalid-input", detail, List.copyOf(errors));
    }

    public static RuleBroken invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    /** Somebody else (a provider) does not answer; the same request may succeed later. */
    public static RuleBroken unavailable(String code, String detail) {
        return new RuleBroken(Kind.UNAVAILABLE, code, detail, List.of());
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The invalid fields; empty unless the kind is {@code INVALID}. */
    public List<FieldError> errors() {
        return errors;
    }
}
