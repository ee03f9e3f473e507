package org.hopperflow.shared;

/**
 * One invalid field of a request: its path in the JSON, a stable code, and a sentence for a person.
 *
 * @param position of the first character that is wrong, counted from 0; null when it is the field as a whole, and then not in the JSON
 */
public record FieldError(String field, String code, String message, Integer position) {

    public FieldError(String field, String code, String message) {
        this(field, code, message, null);
    }
}
