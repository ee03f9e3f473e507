package org.hopperflow.provider.sandbox;

import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets a template live on after its review: paused, switched off, approved again, moved to another category, liked or not. */
@RestController
@RequestMapping("/sandbox/templates")
@ConditionalOnSandbox
class SandboxTemplateController {

    private final TemplateOrders orders;

    SandboxTemplateController(TemplateOrders orders) {
        this.orders = orders;
    }

    /** @param ids of the templates at the fake provider */
    record Changed(List<String> ids) {
    }

    @PostMapping("/{idOrName}")
    Changed order(@PathVariable String idOrName, @RequestParam(required = false) AccountKey account, @RequestBody TemplateOrder order) {
        order.check();
        return new Changed(orders.carryOut(idOrName, account, order).stream().map(String::valueOf).toList());
    }
}
