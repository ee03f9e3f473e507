package org.hopperflow.provider.kaleyra;

import feign.RequestLine;
import feign.Response;
import java.net.URI;

/** What a link opens; without the account's key. */
interface KaleyraDownloadApi {

    @RequestLine("GET ")
    Response file(URI link);
}
