package org.hopperflow.provider.kaleyra;

import java.net.URI;
import org.hopperflow.provider.FileStream;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.wire.Download;
import org.hopperflow.provider.wire.FileHosts;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Fetches Kaleyra's copies of what customers sent. The link opens them, no key goes along. */
@Component
class KaleyraDownloads {

    private final KaleyraAccounts accounts;
    private final KaleyraAddress address;
    private final KaleyraDownloadApi api;
    private final KaleyraSettings settings;

    KaleyraDownloads(KaleyraAccounts accounts, KaleyraAddress address, KaleyraDownloadApi api, KaleyraSettings settings) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.settings = settings;
    }

    /** @throws ProviderRefused */
    FileStream open(AccountKey key, ReceivedFile file) {
        if (file.link() == null) {
            throw new ProviderRefused("no-link", "Kaleyra gave no link to the file.");
        }
        URI allowed = new FileHosts(settings.mediaHosts(), address.first(accounts.require(key))).require(file.link());
        return Download.open(() -> api.file(allowed));
    }
}
