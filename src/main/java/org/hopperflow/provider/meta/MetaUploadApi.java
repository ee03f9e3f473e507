package org.hopperflow.provider.meta;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.net.URI;

/**
 * Files at Meta: the upload that can be resumed, whose handle shows a header's example to the reviewers (Graph API, "guides/upload"; the
 * scheme is OAuth there), and the store of files for sending (Cloud API, "business-phone-numbers/media").
 */
@Headers("Accept: application/json")
interface MetaUploadApi {

    @RequestLine("POST /uploads?file_name={name}&file_length={length}&file_type={type}")
    @Headers("Authorization: OAuth {token}")
    Response begin(URI app, @Param("token") String token, @Param("name") String name, @Param("length") long length,
            @Param("type") String type);

    /** @param session as Meta gave it, with its signature in the query */
    @RequestLine("POST")
    @Headers({"Authorization: OAuth {token}", "file_offset: {offset}", "Content-Type: application/octet-stream"})
    Response append(URI session, @Param("token") String token, @Param("offset") long offset, byte[] rest);

    @RequestLine("GET")
    @Headers("Authorization: OAuth {token}")
    Response state(URI session, @Param("token") String token);

    @RequestLine("POST /media")
    @Headers({"Authorization: Bearer {token}", "Content-Type: multipart/form-data; boundary={boundary}"})
    Response media(URI number, @Param("token") String token, @Param("boundary") String boundary, byte[] form);
}
