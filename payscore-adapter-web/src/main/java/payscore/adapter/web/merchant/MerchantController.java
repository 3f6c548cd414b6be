package payscore.adapter.web.merchant;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.application.port.in.merchant.ListMerchants;
import payscore.application.port.in.merchant.ReloadMerchants;

/** Shows operators the merchants, and puts changed settings into use. */
@RestController
public final class MerchantController {
    private final ListMerchants listMerchants;
    private final ReloadMerchants reloadMerchants;

    public MerchantController(ListMerchants listMerchants, ReloadMerchants reloadMerchants) {
        this.listMerchants = listMerchants;
        this.reloadMerchants = reloadMerchants;
    }

    @Described(tag = "Merchants", summary = "List merchants", details = "Those in use on the node that answers, with what may be told of their keys. For operators: the API key acts for `*`.", answers = @Described.Answer(code = "200", meaning = "The merchants."), problems = ProblemCatalogue.OPERATORS_ONLY)
    @GetMapping("/v1/merchants")
    MerchantList listMerchants(Caller caller) {
        caller.requireOperator();
        return new MerchantList(listMerchants.list().stream().map(MerchantResponse::of).toList());
    }

    @Described(tag = "Merchants", summary = "Read the merchants' settings anew", details = "Reads `payscore.merchants-file` and every key it names, on the node that answers; each node does so by itself seconds after a change. A merchant whose settings fail their check stays as it was. For operators: the API key acts for `*`.", answers = @Described.Answer(code = "200", meaning = "Read; `result` says of each merchant what became of it."), problems = ProblemCatalogue.OPERATORS_ONLY)
    @PostMapping("/v1/merchants/reload")
    MerchantReloadResponse reloadMerchants(Caller caller) {
        caller.requireOperator();
        return MerchantReloadResponse.of(reloadMerchants.reload());
    }
}
