package org.hopperflow.provider.sandbox;

/**
 * How often customers were messaged.
 *
 * @param numbers            different numbers
 * @param repeatedReferences references that came more than once; anything but zero is a message sent twice
 * @param most               the most messages one number got
 */
record MessageCounts(long messages, long numbers, long repeatedReferences, long most) {
}
