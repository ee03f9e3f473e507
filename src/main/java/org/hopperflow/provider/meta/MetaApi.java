package org.hopperflow.provider.meta;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.Map;

/** Meta's Cloud API, as far as we use it. Answers raw responses: which of them is a yes is decided in one place. */
@Headers({"Authorization: Bearer {token}", "Accept: application/json"})
interface MetaApi {

    @RequestLine("POST /messages")
    @Headers("Content-Type: application/json")
    Response send(URI number, @Param("token") String token, Map<String, Object> message);

    @RequestLine("GET ?fields={fields}")
    Response health(URI number, @Param("token") String token, @Param("fields") String fields);

    @RequestLine("GET ?input_token={asked}")
    Response debugToken(URI debug, @Param("token") String token, @Param("asked") String asked);

    @RequestLine("POST /message_templates")
    @Headers("Content-Type: application/json")
    Response createTemplate(URI businessAccount, @Param("token") String token, Map<String, Object> template);

    @RequestLine("POST ")
    @Headers("Content-Type: application/json")
    Response editTemplate(URI template, @Param("token") String token, Map<String, Object> changed);

    @RequestLine("GET /message_templates?limit=100&fields={fields}&after={after}")
    Response templates(URI businessAccount, @Param("token") String token, @Param("fields") String fields, @Param("after") String after);

    @RequestLine("DELETE /message_templates?name={name}&hsm_id={id}")
    Response deleteTemplate(URI businessAccount, @Param("token") String token, @Param("name") String name, @Param("id") String id);
}
