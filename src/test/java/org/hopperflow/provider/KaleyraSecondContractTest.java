package org.hopperflow.provider;

import org.hopperflow.provider.kaleyra.KaleyraWire;

class KaleyraSecondContractTest extends ProviderContract {

    @Override
    Wire open(String baseUrl) {
        return KaleyraWire.second(baseUrl);
    }
}
