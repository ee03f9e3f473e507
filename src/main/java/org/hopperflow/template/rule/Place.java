package org.hopperflow.template.rule;

/**
 * Where a template breaks a rule.
 *
 * @param field    its path in the JSON, such as {@code buttons[1].url}
 * @param position of the first character that is wrong, counted from 0; null when it is the field as a whole
 */
record Place(String field, Integer position) {

    static Place in(String field) {
        return new Place(field, null);
    }
}
