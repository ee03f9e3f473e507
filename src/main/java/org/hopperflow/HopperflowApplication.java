package org.hopperflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class HopperflowApplication {

    public static void main(String[] args) {
        SpringApplication.run(HopperflowApplication.class, args);
    }
}
