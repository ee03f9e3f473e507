package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.FileStream;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.wire.Download;
import org.hopperflow.provider.wire.FileHosts;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Fetches what customers sent. The link lives for five minutes, so each try asks for a new one; the id lives for seven days. */
@Component
class MetaDownloads {

    private final MetaAccounts accounts;
    private final MetaAddress address;
    private final MetaDownloadApi api;
    private final MetaCalls calls;
    private final MetaSettings settings;

    MetaDownloads(MetaAccounts accounts, MetaAddress address, MetaDownloadApi api, MetaCalls calls, MetaSettings settings) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.settings = settings;
    }

    /** The token goes along, so it goes to hosts of Meta's only. @throws ProviderRefused */
    FileStream open(AccountKey account, ReceivedFile file) {
        MetaCredentials credentials = accounts.credentials(account);
        if (file.id() == null || !file.id().matches("[\\w.-]{1,200}")) {
            throw new ProviderRefused("no-id", "The file has no id.");
        }
        JsonNode where = calls.manage(() -> api.where(address.of(file.id()), credentials.accessToken(), credentials.phoneNumberId()));
        String link = MetaJson.text(where, "url");
        if (link == null) {
            throw new ProviderRefused("unavailable", "Meta does not say where the file is.");
        }
        URI allowed = new FileHosts(settings.mediaHosts(), address.of("")).require(link);
        return Download.open(() -> api.file(allowed, credentials.accessToken()));
    }
}
