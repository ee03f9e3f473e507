package org.hopperflow.media;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the web server put forms that are still arriving beside our own unfinished files, so that a killed process leaves them there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MultipartProperties.class)
class ArrivingParts {

    @Bean
    MultipartConfigElement multipartConfig(MultipartProperties settings, MediaFolder folder) {
        MultipartConfigElement usual = settings.createMultipartConfig();
        return new MultipartConfigElement(folder.mine().toString(), usual.getMaxFileSize(), usual.getMaxRequestSize(),
                usual.getFileSizeThreshold());
    }
}
