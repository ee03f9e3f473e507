package org.hopperflow.contact;

/** A custom field of a list and what its values are. */
record ListField(String name, FieldType type) {
}
