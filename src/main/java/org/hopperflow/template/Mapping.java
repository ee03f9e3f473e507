package org.hopperflow.template;

/** Template variable → contact field, with an optional fallback text. */
public record Mapping() {
    boolean covers(String variable) { throw new UnsupportedOperationException(); }
}
