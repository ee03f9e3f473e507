package org.hopperflow.console;

/** {@code ?spy} and {@code ?framed}: there or not, whatever their value. */
record LookParameters(String spy, String framed) {

    Look look() {
        return new Look(spy != null, framed != null);
    }
}
