package org.hopperflow.interaction;

import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queue of an account: whom it asks, how long, and when a supervisor hears of it. Its agents are the group of the queue's name. */
@RestController
@RequestMapping("/api/v1/queues/{accountKey}")
class QueueController {

    private final AgentQueueRepository queues;
    private final SendingAccounts accounts;

    QueueController(AgentQueueRepository queues, SendingAccounts accounts) {
        this.queues = queues;
        this.accounts = accounts;
    }

    @GetMapping
    Queue one(@PathVariable AccountKey accountKey) {
        accounts.requireAccount(accountKey);
        return queues.find(accountKey).orElseGet(() -> Queue.of(accountKey));
    }

    @PutMapping
    Queue save(@PathVariable AccountKey accountKey, @RequestBody QueueRequest asked) {
        accounts.requireAccount(accountKey);
        Queue queue = asked.of(accountKey);
        queues.save(queue);
        return queue;
    }

    /** What is left out has its default. */
    record QueueRequest(QueueStrategy strategy, Integer agentTimeoutSeconds, Integer answerWithinMinutes) {

        Queue of(AccountKey account) {
            Integer timeout = agentTimeoutSeconds;
            Integer within = answerWithinMinutes;
            new Invalid()
                    .when(timeout != null && (timeout < Queue.MIN_TIMEOUT || timeout > Queue.MAX_TIMEOUT), "agentTimeoutSeconds",
                            "out-of-range", "\"agentTimeoutSeconds\" must be between " + Queue.MIN_TIMEOUT + " and " + Queue.MAX_TIMEOUT + ".")
                    .when(within != null && (within < 1 || within > Queue.MAX_ANSWER_MINUTES), "answerWithinMinutes",
                            "out-of-range", "\"answerWithinMinutes\" must be between 1 and " + Queue.MAX_ANSWER_MINUTES + ".")
                    .raise();
            Queue usual = Queue.of(account);
            return new Queue(account, strategy == null ? usual.strategy() : strategy,
                    timeout == null ? usual.agentTimeoutSeconds() : timeout, within);
        }
    }
}
