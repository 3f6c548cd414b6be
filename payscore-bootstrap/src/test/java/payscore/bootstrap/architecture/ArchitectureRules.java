package payscore.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What the modules cannot say about themselves (model codebases, §7). {@link ArchitectureTest} holds the product to it. */
final class ArchitectureRules {
    private static final String DOMAIN = "payscore.domain..";
    private static final String APPLICATION = "payscore.application..";
    private static final String HANDLER = "payscore.application.handler..";
    private static final String PORT_IN = "payscore.application.port.in..";
    private static final String PORT_OUT = "payscore.application.port.out..";
    private static final String ADAPTERS = "payscore.adapter..";
    private static final String WECHAT = "payscore.adapter.wechat..";
    private static final String WEB = "payscore.adapter.web..";
    /** Webhooks are signed and sent to merchants, of whom the WeChat adapter knows nothing. */
    private static final String WEBHOOK = "payscore.adapter.web.webhook..";
    private static final String PERSISTENCE = "payscore.adapter.persistence..";
    private static final String BOOTSTRAP = "payscore.bootstrap..";
    private static final String SIMULATOR = "payscore.simulator..";

    static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes().that().resideInAPackage(DOMAIN)
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", DOMAIN).or(primitiveOrArray()))
            .as("domain depends on the JDK and itself only")
            .because("the rules of the business must not change when a framework does");

    static final ArchRule APPLICATION_IS_PLAIN_JAVA = classes().that().resideInAPackage(APPLICATION)
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", DOMAIN, APPLICATION).or(primitiveOrArray()))
            .as("application depends on the JDK, the domain and itself only")
            .because("use cases are run by the service, by tests and by a simulation alike");

    static final ArchRule NO_FRAMEWORK_BELOW_THE_ADAPTERS = noClasses().that()
            .resideInAnyPackage(DOMAIN, APPLICATION).should().dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.ibatis..", "tools.jackson..",
                    "com.fasterxml.jackson..", "jakarta..", "javax.servlet..", "org.slf4j..")
            .because("annotations count: a framework's type in the core is a framework in the core");

    static final ArchRule ADAPTERS_KEEP_APART = slices().matching("payscore.adapter.(*)..")
            .should().notDependOnEachOther()
            .because("an adapter is replaced alone");

    static final ArchRule ADAPTERS_KNOW_PORTS_ONLY = noClasses().that().resideInAPackage(ADAPTERS)
            .should().dependOnClassesThat().resideInAnyPackage(HANDLER, BOOTSTRAP)
            .because("an adapter that knows a handler cannot be used with another");

    static final ArchRule ONLY_BOOTSTRAP_BUILDS_HANDLERS = noClasses().that()
            .resideOutsideOfPackages(BOOTSTRAP, HANDLER)
            .should().dependOnClassesThat().resideInAPackage(HANDLER)
            .because("there is one place that says what is made of what");

    static final ArchRule CONFIGURATION_AT_THE_EDGE = noClasses().that()
            .resideOutsideOfPackages(BOOTSTRAP, ADAPTERS, SIMULATOR)
            .should().beMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
            .because("only bootstrap and adapters are assembled by Spring");

    static final ArchRule USE_CASES_ARE_ONE_METHOD = classes().that().resideInAPackage(PORT_IN)
            .and().areInterfaces().and().areTopLevelClasses().and(not(sealedTypes()))
            .and().doNotHaveSimpleName("package-info")
            .should(Conditions.haveExactlyOneMethod())
            .because("a use case does one thing");

    static final ArchRule HANDLERS_IMPLEMENT_ONE_USE_CASE = classes().that().resideInAPackage(HANDLER)
            .and().haveSimpleNameEndingWith("Handler")
            .should(Conditions.beFinalAndImplementOneOf(PORT_IN))
            .because("who looks for a use case finds its handler, and nothing else in it");

    static final ArchRule PORTS_OUT_ARE_IMPLEMENTED_IN_ADAPTERS = noClasses().that()
            .resideOutsideOfPackages(ADAPTERS, PORT_OUT)
            // How the process measures itself is the assembly's; there is no other side to it that an adapter could speak to.
            .and().doNotHaveFullyQualifiedName("payscore.bootstrap.MicrometerTelemetry")
            .should().beAssignableTo(resideInAPackage(PORT_OUT).and(interfaces()).and(not(sealedTypes())))
            .because("what is behind a port can be swapped per deployment");

    static final ArchRule DOMAIN_TYPES_ARE_CLOSED = classes().that().resideInAPackage(DOMAIN)
            .and().doNotHaveSimpleName("package-info")
            .should(Conditions.beFinalOrSealed())
            .because("a new case must break the build everywhere it matters");

    static final ArchRule DOMAIN_FIELDS_ARE_PRIVATE = fields().that().areDeclaredInClassesThat()
            .resideInAPackage(DOMAIN).and().areNotStatic().should().bePrivate()
            .because("a value guards its own rules");

    static final ArchRule NO_SETTERS_IN_THE_DOMAIN = noMethods().that().areDeclaredInClassesThat()
            .resideInAPackage(DOMAIN).should().haveNameMatching("set[A-Z].*")
            .because("an order changes by decisions and facts, not by fields");

    static final ArchRule TIME_IS_INJECTED = noClasses().that().resideOutsideOfPackages(BOOTSTRAP, SIMULATOR)
            .should(Conditions.readTheClock())
            .because("whoever reads a clock of its own cannot be tested at another time");

    /** The simulator is a developer's tool, and shows the developer's own time. */
    static final ArchRule NO_ZONE_OR_LANGUAGE_OF_THE_MACHINE = noClasses().that().resideOutsideOfPackage(SIMULATOR)
            .should(Conditions.askForTheZoneOrLanguageOfTheMachine())
            .because("an order must not mean something else on another machine or after a change to summer time");

    static final ArchRule READS_GO_WHERE_WRITES_GO = noClasses().that().resideInAPackage("payscore..")
            .should().dependOnClassesThat().haveNameMatching("org\\.springframework\\.jdbc\\.datasource\\.(lookup\\..*"
                    + "|LazyConnectionDataSourceProxy|.*Routing.*)")
            .orShould().callMethodWhere(DescribedPredicate.describe("setReadOnly",
                    call -> call.getName().equals("setReadOnly")))
            .because("what is decided on must not come from a replica that lags");

    static final ArchRule MONEY_IS_FEN = noFields().that().areDeclaredInClassesThat()
            .resideInAnyPackage(DOMAIN, APPLICATION).should().haveRawType(inexactNumbers())
            .because("money is integer fen");

    static final ArchRule MONEY_PARAMETERS_ARE_FEN = noMethods().that().areDeclaredInClassesThat()
            .resideInAnyPackage(DOMAIN, APPLICATION).should(Conditions.takeOrReturn(inexactNumbers()))
            .because("money is integer fen");

    static final ArchRule MAPPERS_STAY_HOME = classes().that().areAnnotatedWith("org.apache.ibatis.annotations.Mapper")
            .should().bePackagePrivate().andShould().resideInAPackage(PERSISTENCE)
            .because("SQL is spoken in one package per subject");

    static final ArchRule ROWS_AND_WIRE_RECORDS_STAY_HOME = classes().that()
            .resideInAnyPackage(PERSISTENCE, WECHAT).and().areRecords().and().areTopLevelClasses()
            .and(simpleNameEndingWith("Row").or(simpleNameEndingWith("Json")))
            .should().notBePublic()
            .because("the shape of a table or of a message is nobody else's business");

    static final ArchRule CONTROLLERS_SHOW_NO_AGGREGATE = noMethods().that().areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should(Conditions.takeOrReturn(
                    DescribedPredicate.describe("an aggregate",
                            type -> type.getName().equals("payscore.domain.order.ServiceOrder"))))
            .because("what the API says must not change when the domain does");

    static final ArchRule CONTROLLERS_HOLD_USE_CASES = fields().that().areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController").and().areDeclaredInClassesThat()
            .resideInAPackage(WEB).and().areNotStatic()
            .should().haveRawType(resideInAnyPackage(PORT_IN, WEB).or(assignableTo("java.time.InstantSource")))
            .because("a controller parses, calls one use case, and renders");

    static final ArchRule ONLY_PROBLEMS_KNOW_HTTP = noClasses().that().resideInAPackage(WEB)
            .and().resideOutsideOfPackage("payscore.adapter.web.problem..")
            .should().dependOnClassesThat().haveFullyQualifiedName("org.springframework.http.HttpStatus")
            .because("there is one row per error that says its status");

    static final ArchRule EXCEPTIONS_DO_NOT_MENTION_HTTP = noClasses().that().resideInAnyPackage(DOMAIN, APPLICATION)
            .and().areAssignableTo(Throwable.class).should().haveSimpleNameContaining("Http")
            .because("the core does not know that it is asked over HTTP");

    static final ArchRule TRANSACTIONS_START_IN_ONE_PLACE = noClasses().that()
            .doNotHaveFullyQualifiedName("payscore.adapter.persistence.transaction.SpringTransactions")
            .should().dependOnClassesThat().haveFullyQualifiedName(
                    "org.springframework.transaction.annotation.Transactional")
            .orShould().dependOnClassesThat().haveFullyQualifiedName(
                    "org.springframework.transaction.support.TransactionTemplate")
            .orShould().dependOnClassesThat().haveFullyQualifiedName(
                    "org.springframework.transaction.PlatformTransactionManager")
            .because("a transaction that starts by itself may hold a remote call");

    static final ArchRule SECRETS_AND_SOCKETS_IN_THE_WECHAT_ADAPTER = noClasses().that()
            .resideInAPackage("payscore..").and().resideOutsideOfPackages(WECHAT, SIMULATOR, WEBHOOK)
            .should().dependOnClassesThat(resideInAnyPackage("javax.crypto..", "java.net.http..", "javax.net.ssl..",
                    "org.apache.hc..")
                    .or(DescribedPredicate.describe("a signature or key", type -> List.of("java.security.Signature",
                            "java.security.KeyFactory", "java.security.PrivateKey").contains(type.getName()))))
            .because(
                    "keys and the network have one home; a digest (MessageDigest) hides nothing and is allowed elsewhere");

    static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
            .because("output that is not logged is lost");

    static final ArchRule NO_JAVA_UTIL_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    static final ArchRule NO_GENERIC_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
            .because("who catches must know what went wrong");

    /** The two that read an X.509 certificate, whose validity the JDK tells as a Date. */
    private static final String[] CERTIFICATE_READERS = {"payscore.adapter.wechat.certificates.Validity",
            "payscore.simulator.api.DownloadCertificates"};

    static final ArchRule NO_OLD_DATES = noClasses().that().doNotHaveFullyQualifiedName(CERTIFICATE_READERS[0])
            .and().doNotHaveFullyQualifiedName(CERTIFICATE_READERS[1]).should().dependOnClassesThat()
            .haveFullyQualifiedName(
                    "java.util.Date")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Calendar")
            .because("an Instant says what it means");

    static final ArchRule SQL_STAYS_IN_ITS_ADAPTER = noClasses().that().resideInAPackage("payscore..")
            .and().resideOutsideOfPackage(PERSISTENCE)
            .should().dependOnClassesThat().resideInAPackage("java.sql..")
            .because("what a database says is translated in one place");

    static final ArchRule NO_CIRCLES = slices().matching("payscore.(**)").should().beFreeOfCycles()
            .because("packages in a circle are one package");

    static final ArchRule THE_SIMULATOR_IS_ALONE = noClasses().that().resideInAPackage(SIMULATOR)
            .should().dependOnClassesThat().resideInAnyPackage(DOMAIN, APPLICATION, ADAPTERS, BOOTSTRAP)
            .because("two readings of WeChat's documents check each other only while they share nothing");

    static final ArchRule NOBODY_NEEDS_THE_SIMULATOR = noClasses().that()
            .resideInAPackage("payscore..").and().resideOutsideOfPackage(SIMULATOR)
            .should().dependOnClassesThat().resideInAPackage(SIMULATOR)
            .because("production does not contain it");

    static final ArchRule NO_THREAD_LOCALS = noClasses().that().resideInAPackage("payscore..")
            .should().dependOnClassesThat().areAssignableTo(ThreadLocal.class)
            .because("the merchant is an argument of every call");

    static final ArchRule EVERY_CLASS_IS_AT_HOME = classes().should().resideInAnyPackage(
            "payscore.domain.(*)", "payscore.application..", "payscore.adapter.wechat..", "payscore.adapter.web..",
            "payscore.adapter.persistence..", BOOTSTRAP, SIMULATOR)
            .because("a stranger should guess where a thing is");

    static final ArchRule EVERY_PACKAGE_EXPLAINS_ITSELF = classes().should(Conditions.resideInAnExplainedPackage())
            .because("a package nobody can describe is two packages or none");

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> primitiveOrArray() {
        return DescribedPredicate.describe("primitive or array",
                type -> type.isPrimitive() || type.isArray() && isPlain(type.getBaseComponentType()));
    }

    private static boolean isPlain(JavaClass type) {
        return type.isPrimitive() || type.getPackageName().startsWith("java.")
                || type.getPackageName().startsWith("payscore.domain")
                || type.getPackageName().startsWith("payscore.application");
    }

    private static DescribedPredicate<JavaClass> sealedTypes() {
        return DescribedPredicate.describe("sealed", type -> type.reflect().isSealed());
    }

    private static DescribedPredicate<JavaClass> interfaces() {
        return DescribedPredicate.describe("interfaces", type -> type.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static DescribedPredicate<JavaClass> inexactNumbers() {
        return DescribedPredicate.describe("an inexact or boundless number",
                type -> List.of("double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal")
                        .contains(type.getName()));
    }
}
