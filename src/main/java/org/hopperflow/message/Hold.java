package org.hopperflow.message;

import java.time.Instant;

/** Nothing leaves for an account until then. @param reason what the provider said */
record Hold(Instant until, String reason) {
}
