package org.hopperflow.bench;

/** How large everything is. Goals are meant for the full form on a quiet machine. */
enum Form {

    /** Shows that the bench itself works, in minutes; its figures say nothing. */
    TINY(1),
    /** A tenth of the full form where that takes long. */
    QUICK(10),
    FULL(100);

    private final int percent;

    Form(int percent) {
        this.percent = percent;
    }

    /** @param full the number in the full form */
    int of(int full) {
        return (int) ((long) full * percent / 100);
    }

    static Form named(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
