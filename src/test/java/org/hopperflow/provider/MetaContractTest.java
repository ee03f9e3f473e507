package org.hopperflow.provider;

import org.hopperflow.provider.meta.MetaWire;

class MetaContractTest extends ProviderContract {

    @Override
    Wire open(String baseUrl) {
        return new MetaWire(baseUrl);
    }
}
