package org.example.quickstart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A campaign as the getting-started guide of the engine would build it: the baseline to compare with. */
@SpringBootApplication
public class QuickStart {

    public static void main(String[] args) {
        SpringApplication.run(QuickStart.class, args);
    }
}
