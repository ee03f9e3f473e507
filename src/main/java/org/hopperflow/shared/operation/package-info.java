/**
 * Which nodes live, which database this is, and whether it may send: what an operator has to do with. {@code docs/operations.md} tells
 * the same for people.
 */
package org.hopperflow.shared.operation;
