package org.hopperflow.provider.meta;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.net.URI;

/** Files that customers sent (Cloud API, "business-phone-numbers/media", retrieve and download). */
interface MetaDownloadApi {

    @RequestLine("GET ?phone_number_id={number}")
    @Headers({"Authorization: Bearer {token}", "Accept: application/json"})
    Response where(URI media, @Param("token") String token, @Param("number") String phoneNumberId);

    @RequestLine("GET ")
    @Headers("Authorization: Bearer {token}")
    Response file(URI link, @Param("token") String token);
}
