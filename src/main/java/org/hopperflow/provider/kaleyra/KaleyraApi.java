package org.hopperflow.provider.kaleyra;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.net.URI;

/** Kaleyra's WhatsApp API, as far as we use it. Answers raw responses: which of them is a yes is decided in one place. */
@Headers({"api-key: {key}", "Accept: application/json"})
interface KaleyraApi {

    @RequestLine("POST /messages")
    @Headers("Content-Type: application/json")
    Response send(URI number, @Param("key") String key, byte[] json);

    /** The first generation. */
    @RequestLine("POST /messages")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    Response sendForm(URI customer, @Param("key") String key, byte[] form);

    @RequestLine("POST /message_templates")
    @Headers("Content-Type: application/json")
    Response createTemplate(URI businessAccount, @Param("key") String key, byte[] json);

    @RequestLine("GET /message_templates?after={after}")
    @Headers("Content-Type: application/json")
    Response templates(URI businessAccount, @Param("key") String key, @Param("after") String after);

    @RequestLine("DELETE /message_templates?name={name}&template_id={id}")
    Response deleteTemplate(URI businessAccount, @Param("key") String key, @Param("name") String name, @Param("id") String id);

    /** The first generation. */
    @RequestLine("POST /whatsapp/template")
    @Headers("Content-Type: application/json")
    Response createFirst(URI customer, @Param("key") String key, byte[] json);

    /** The first generation. */
    @RequestLine("GET /whatsapp/templates/status")
    Response templatesFirst(URI customer, @Param("key") String key);
}
