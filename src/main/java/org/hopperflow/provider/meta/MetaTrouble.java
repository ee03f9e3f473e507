package org.hopperflow.provider.meta;

import java.util.Set;
import org.hopperflow.provider.ProviderRefused;

/** Which refusals of management calls pass by themselves. */
final class MetaTrouble {

    /** Unknown and passing failures, call limits, maintenance. Source: Cloud API, "support/error-codes". */
    private static final Set<String> PASSING = Set.of("unavailable", "1", "2", "4", "17", "32", "613", "80007", "80008", "130429", "131000",
            "131016", "131057", "133004");

    private MetaTrouble() {
    }

    static boolean passes(ProviderRefused refused) {
        return PASSING.contains(refused.code().split("/")[0]);
    }
}
