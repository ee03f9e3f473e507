package org.hopperflow.process;

import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.shared.BusinessClock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The engine and this room alone. No configuration class by annotation, so that the whole application does not find it. */
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = ProcessRoom.class, excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
        pattern = "org\\.hopperflow\\.process\\.(identity|deployment|reconcile)\\..*"))
class ProcessRoom {

    @Bean
    BusinessClock clock() {
        return new BusinessClock();
    }

    @Bean
    WalkedPaths walkedPaths() {
        return new WalkedPaths();
    }

    @Bean
    JdbcConnectionDetails ownDatabase() {
        return OwnDatabase.create("process_stories");
    }
}
