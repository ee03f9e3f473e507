package org.hopperflow.provider;

import org.hopperflow.provider.kaleyra.KaleyraWire;

class KaleyraFirstContractTest extends ProviderContract {

    @Override
    Wire open(String baseUrl) {
        return KaleyraWire.first(baseUrl);
    }
}
