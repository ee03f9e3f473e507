package org.hopperflow.shared;

/** One invalid field of a request: its path in the JSON, a stable code, and a sentence for a person. */
public record FieldError(String field, String code, String message) {
}
