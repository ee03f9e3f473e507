package org.hopperflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class HopperflowApplication {

    public static void main(String[] args) {
        SpringApplication.run(HopperflowApplication.class, args);
    }
}
