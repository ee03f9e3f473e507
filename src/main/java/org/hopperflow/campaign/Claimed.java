package org.hopperflow.campaign;

import org.hopperflow.contact.SuppressionScope;

/** An entry just taken out of the hopper. @param suppressed as of the taking; null when the number is not */
record Claimed(HopperEntry entry, SuppressionScope suppressed) {
}
