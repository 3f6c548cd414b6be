package payscore.adapter.wechat.config;

import java.math.BigInteger;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.config.Material.FileStamp;
import payscore.adapter.wechat.config.WeChatProperties.MerchantProperties;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.MerchantReload.Outcome;
import payscore.application.port.out.merchant.MerchantReload.Result;
import payscore.application.port.out.merchant.SecretSource;
import payscore.application.port.out.merchant.SettingsProblem;
import payscore.domain.merchant.MchId;

/**
 * Puts the merchants of the properties, which stay, and those of the file, which come and go, into use. A merchant of the file whose
 * settings fail their checks stays as it was, whatever becomes of the others.
 */
final class MerchantsInUse {
    private static final Logger LOG = LoggerFactory.getLogger(MerchantsInUse.class);

    private final List<MerchantEntry> lasting;
    private final Optional<MerchantsFile> file;
    private final SecretSource secrets;
    private final ConfiguredMerchants merchants;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile Read read = new Read(List.of(), List.of(), Map.of());

    /** @throws InvalidConfiguration when a merchant of the properties cannot be used, or there is no merchant that can */
    MerchantsInUse(List<MerchantProperties> properties, Optional<MerchantsFile> file, SecretSource secrets) {
        this.file = file;
        this.secrets = secrets;
        this.lasting = MerchantSetup.merchants(properties, secrets, file.isEmpty());
        this.merchants = new ConfiguredMerchants(lasting, file.isEmpty());
        if (file.isPresent()) {
            start();
        }
    }

    private void start() {
        var first = reload(mchId -> false);
        if (merchants.entries().isEmpty()) {
            var problems = new ArrayList<>(first.problems());
            first.merchants().forEach(outcome -> problems.addAll(outcome.problems()));
            throw new InvalidConfiguration(problems.stream().map(problem -> new InvalidConfiguration.Problem(
                    problem.property(), problem.sentence())).toList());
        }
    }

    ConfiguredMerchants merchants() {
        return merchants;
    }

    boolean isReloadDue() {
        return file.isPresent() && (read.files().stream().anyMatch(FileStamp::isStale)
                || merchants.all().stream().anyMatch(merchant -> merchant.isLeaving()));
    }

    /** What is wrong with the file that no merchant in use can be blamed for. */
    List<SettingsProblem> problems() {
        return read.problems();
    }

    /** Why the newest settings of a merchant are not in use. */
    List<SettingsProblem> problemsOf(MchId mchId) {
        return read.refused().getOrDefault(mchId, List.of());
    }

    /** The numbers of merchants whose newest settings are not in use, some of which were never in use. */
    Map<MchId, List<SettingsProblem>> refused() {
        return read.refused();
    }

    MerchantReload reload(Predicate<MchId> hasUnfinishedOrders) {
        reloading.lock();
        try {
            return file.map(f -> reload(f, hasUnfinishedOrders)).orElseGet(() -> new MerchantReload(List.of(),
                    List.of(new SettingsProblem("payscore.merchants-file",
                            "It is not set, so merchants change with a restart only."))));
        } finally {
            reloading.unlock();
        }
    }

    private MerchantReload reload(MerchantsFile from, Predicate<MchId> hasUnfinishedOrders) {
        var stamps = new ArrayList<FileStamp>();
        stamps.add(FileStamp.of(from.path()));
        List<MerchantsFile.Item> items;
        try {
            items = from.read();
        } catch (InvalidConfiguration broken) {
            var problems = broken.problems().stream().map(MerchantsInUse::problem).toList();
            // What was read before is still in use, and its files may be what is mended next.
            read.files().stream().skip(1).forEach(stamps::add);
            var isNews = !problems.equals(read.problems());
            read = new Read(stamps, problems, read.refused());
            problems.stream().filter(problem -> isNews)
                    .forEach(problem -> LOG.error("event=MERCHANTS_FILE_REFUSED property={} why=\"{}\"",
                            problem.property(), problem.sentence()));
            return new MerchantReload(List.of(), problems);
        }
        var round = new Round(hasUnfinishedOrders);
        items.forEach(item -> stamps.addAll(round.take(item)));
        round.takeOutTheRest();
        merchants.replace(round.next.values());
        var before = read;
        read = new Read(stamps, round.problems, round.refused);
        // What went wrong is said when it begins; a merchant that is leaving has the file read over and over.
        round.outcomes.stream().filter(outcome -> outcome.problems().isEmpty()
                || !outcome.problems().equals(before.refused().get(outcome.mchId()))).forEach(MerchantsInUse::log);
        round.problems.stream().filter(problem -> !before.problems().contains(problem))
                .forEach(problem -> LOG.error("event=MERCHANT_REFUSED property={} why=\"{}\"",
                        problem.property(), problem.sentence()));
        return new MerchantReload(round.outcomes, round.problems);
    }

    private static void log(Outcome outcome) {
        if (outcome.result() == Result.REFUSED) {
            outcome.problems().forEach(problem -> LOG.error(
                    "event=MERCHANT_REFUSED mch_id={} property={} why=\"{}\"", outcome.mchId(), problem.property(),
                    problem.sentence()));
        } else if (outcome.result() != Result.UNCHANGED && outcome.result() != Result.LEAVING) {
            LOG.info("event=MERCHANT_{} mch_id={}", outcome.result(), outcome.mchId());
        }
    }

    private static SettingsProblem problem(InvalidConfiguration.Problem problem) {
        return new SettingsProblem(problem.property(), problem.sentence());
    }

    /** One reading of the file against what is in use. */
    private final class Round {
        private final Predicate<MchId> hasUnfinishedOrders;
        private final Map<MchId, MerchantEntry> next = new LinkedHashMap<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<SettingsProblem> problems = new ArrayList<>();
        private final Map<MchId, List<SettingsProblem>> refused = new LinkedHashMap<>();

        Round(Predicate<MchId> hasUnfinishedOrders) {
            this.hasUnfinishedOrders = hasUnfinishedOrders;
            lasting.forEach(entry -> next.put(entry.mchId(), entry));
        }

        /** @return the files its settings were read from */
        List<FileStamp> take(MerchantsFile.Item item) {
            if (item.merchant().isEmpty()) {
                problems.addAll(item.problems());
                return List.of();
            }
            var checked = MerchantSetup.check(item.prefix(), item.merchant().get(), secrets);
            var found = new ArrayList<>(checked.problems());
            checked.mchId().ifPresent(mchId -> found.addAll(clashes(item.prefix(), mchId, checked)));
            if (checked.mchId().isEmpty() || next.containsKey(checked.mchId().get())) {
                problems.addAll(found);
            } else if (found.isEmpty() && checked.entry().isPresent()) {
                accept(checked.entry().get());
            } else {
                refuse(checked.mchId().get(), found);
            }
            return checked.files();
        }

        /** Two numbers with one key are one merchant twice, or the settings of two swapped. */
        private List<SettingsProblem> clashes(String prefix, MchId mchId, MerchantSetup.Checked checked) {
            if (next.containsKey(mchId)) {
                return List.of(new SettingsProblem(prefix + "mch-id",
                        "Merchant number " + mchId + " is configured more than once."));
            }
            return checked.entry().stream().flatMap(entry -> next.values().stream()
                    .filter(other -> modulus(other).equals(modulus(entry)))
                    .map(other -> new SettingsProblem(prefix + "private-key", "It is the private key of merchant "
                            + other.mchId() + " as well; every merchant has its own.")))
                    .toList();
        }

        private static BigInteger modulus(MerchantEntry entry) {
            return ((RSAKey) entry.credentials().privateKey()).getModulus();
        }

        private void accept(MerchantEntry entry) {
            var before = merchants.entry(entry.mchId());
            var isSame = before.filter(b -> b.fingerprint().equals(entry.fingerprint())).isPresent();
            var result = before.isEmpty()
                    ? Result.ADDED
                    : isSame && !before.get().merchant().isLeaving() ? Result.UNCHANGED : Result.CHANGED;
            next.put(entry.mchId(), result == Result.UNCHANGED ? before.get() : entry);
            outcomes.add(new Outcome(entry.mchId(), result, List.of()));
        }

        private void refuse(MchId mchId, List<SettingsProblem> why) {
            merchants.entry(mchId).ifPresent(before -> next.put(mchId, before));
            refused.put(mchId, why);
            outcomes.add(new Outcome(mchId, Result.REFUSED, why));
        }

        /**
         * Merchants in use that are not named any more. While an entry cannot even be told whose it is, nobody is taken out: it may
         * be theirs.
         */
        void takeOutTheRest() {
            for (var entry : merchants.entries()) {
                if (next.containsKey(entry.mchId()) || refused.containsKey(entry.mchId())) {
                    continue;
                }
                if (!problems.isEmpty()) {
                    next.put(entry.mchId(), entry);
                } else if (hasUnfinishedOrders.test(entry.mchId())) {
                    if (!entry.merchant().isLeaving()) {
                        LOG.info("event=MERCHANT_LEAVING mch_id={}", entry.mchId());
                    }
                    next.put(entry.mchId(), entry.leaving());
                    outcomes.add(new Outcome(entry.mchId(), Result.LEAVING, List.of()));
                } else {
                    outcomes.add(new Outcome(entry.mchId(), Result.REMOVED, List.of()));
                }
            }
        }
    }

    /**
     * The latest reading.
     *
     * @param files everything it was read from, the file of merchants first
     */
    private record Read(
            List<FileStamp> files, List<SettingsProblem> problems, Map<MchId, List<SettingsProblem>> refused) {
        Read {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
            refused = Map.copyOf(refused);
        }
    }
}
