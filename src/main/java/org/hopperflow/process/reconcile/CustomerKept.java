package org.hopperflow.process.reconcile;

import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.shared.EntryId;
import org.springframework.stereotype.Component;

/** A customer who is kept by a contact that is done would wait for ever in other campaigns: the interaction is closed. */
@Component
class CustomerKept extends WalkingCheck {

    private static final int BATCH = 200;

    private final KeptCustomerRepository customers;
    private final ReconcilerSettings settings;
    private final Hopper hopper;
    private final Interactions interactions;
    private final Repairs repairs;

    CustomerKept(KeptCustomerRepository customers, ReconcilerSettings settings, Hopper hopper, Interactions interactions,
            Repairs repairs) {
        this.customers = customers;
        this.settings = settings;
        this.hopper = hopper;
        this.interactions = interactions;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "customer-kept";
    }

    @Override
    Window window(String after) {
        return customers.window(after, settings.window());
    }

    @Override
    Look look(Window window) {
        customers.ofContactsAtRest(window, BATCH).forEach(this::letGo);
        return Look.counted(0);
    }

    private void letGo(EntryId entry) {
        hopper.lock(entry);
        if (customers.stillAtRest(entry)) {
            interactions.closeCampaign(entry);
            repairs.done(name(), "the interaction of entry " + entry + ", which is done, is closed");
        }
    }
}
