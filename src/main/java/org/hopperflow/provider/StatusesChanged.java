package org.hopperflow.provider;

import java.util.List;
import org.hopperflow.shared.AccountKey;

/** All sent, delivered and read statuses of one webhook call together: they are many, and none of them concerns a flow by itself. */
public record StatusesChanged(AccountKey accountKey, List<ProviderEvent.StatusChanged> statuses) {
}
