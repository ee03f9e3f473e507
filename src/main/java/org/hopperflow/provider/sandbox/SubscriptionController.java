package org.hopperflow.provider.sandbox;

import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the fake Meta call another process back, as an app's subscription does at Meta. */
@RestController
@RequestMapping("/sandbox/subscriptions")
@ConditionalOnSandbox
class SubscriptionController {

    private final SubscriptionRepository subscriptions;

    SubscriptionController(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    @PutMapping("/{phoneNumberId}")
    Subscription subscribe(@PathVariable String phoneNumberId, @RequestBody Subscription subscription) {
        subscription.check();
        subscriptions.save(phoneNumberId, subscription);
        return new Subscription(subscription.callbackUrl(), null);
    }
}
