package org.hopperflow.process;

import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The engine's threads. Its own pool interrupts running steps when the application stops; ours lets them end. */
@Configuration(proxyBeanMethods = false)
class JobThreads {

    private static final int SECONDS_TO_END = 2;

    @Bean
    ThreadPoolTaskExecutor camundaTaskExecutor(CamundaBpmProperties camunda) {
        JobExecutionProperty jobs = camunda.getJobExecution();
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("flow-");
        threads.setCorePoolSize(jobs.getCorePoolSize());
        threads.setMaxPoolSize(jobs.getMaxPoolSize());
        threads.setQueueCapacity(jobs.getQueueCapacity());
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(SECONDS_TO_END);
        return threads;
    }
}
