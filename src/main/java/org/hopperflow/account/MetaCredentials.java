package org.hopperflow.account;

import java.util.Arrays;
import java.util.List;

/**
 * Meta Cloud API.
 *
 * @param appId null unless files are uploaded for template headers
 */
public record MetaCredentials(String phoneNumberId, String wabaId, String appId, String accessToken, String appSecret,
        String verifyToken) implements Credentials {

    @Override
    public String providerNumberId() {
        return phoneNumberId;
    }

    @Override
    public List<String> secrets() {
        return Arrays.asList(accessToken, appSecret, verifyToken);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "MetaCredentials[phoneNumberId=" + phoneNumberId + "]";
    }
}
