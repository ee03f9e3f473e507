package org.hopperflow.campaign;

import java.util.List;

/** These entries are to be tried again now. One that does not wait for a retry any more is passed over. */
public record RetryRequested(List<Waiting> entries) {
}
