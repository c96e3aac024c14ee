package io.drydock.apiserver.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.NullValue;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.Authorizer.Decision;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import io.drydock.apiserver.cel.library.AuthorizerFunctions;
import io.drydock.apiserver.cel.library.AuthorizerValue;
import io.drydock.apiserver.cel.values.ConstructedObject;
import io.drydock.apiserver.cel.values.JsonValues;
import io.drydock.apiserver.cel.values.LazyMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CelEnvironmentTest {
    private static final CelEnvironment ENVIRONMENT = CelEnvironment.base()
            .with(
                    List.of(
                            new CelVariable("object", SimpleType.DYN),
                            new CelVariable("oldObject", SimpleType.DYN),
                            new CelVariable("request", StructTypeReference.create("test.Request")),
                            new CelVariable("variables", StructTypeReference.create("test.Variables")),
                            new CelVariable("authorizer", AuthorizerFunctions.AUTHORIZER_TYPE),
                            new CelVariable("authorizer.requestResource", AuthorizerFunctions.RESOURCE_TYPE)),
                    List.of(
                            CelTypes.struct("test.Request", Map.of("name", SimpleType.STRING)),
                            CelTypes.struct("test.Variables", Map.of("twice", SimpleType.INT))));

    private static final JsonNode POD = JsonMapper.shared().readTree("""
            {"metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web", "a/b": "c"}, "annotations": null},
             "spec": {"replicas": 3, "ratio": 0.5, "big": 12345678901234567890, "paused": false,
                      "containers": [{"name": "a", "image": "nginx:1", "ports": [80, 443]},
                                     {"name": "b", "image": "redis:7", "ports": []}]}}
            """);

    private static final Authorizer READERS = attributes ->
            attributes.verb().equals("get") || attributes.user().name().startsWith("system:serviceaccount:")
                    ? Decision.allow("reads only")
                    : Decision.NO_OPINION;

    private static Map<String, Object> variables() {
        AuthorizerValue authorizer = new AuthorizerValue(UserInfo.of("jane"), READERS);
        return Map.of(
                "object",
                JsonValues.of(POD),
                "oldObject",
                NullValue.NULL_VALUE,
                "request",
                JsonValues.of(JsonMapper.shared().readTree("{\"name\": \"web\"}")),
                "variables",
                new LazyMap(Map.of("twice", () -> 6L)),
                "authorizer",
                authorizer,
                "authorizer.requestResource",
                authorizer.resource("", "pods", "", "shop", "web"));
    }

    private static Object evaluate(String expression) throws Exception {
        return compile(expression).evaluate(variables(), new CostBudget(CelLimits.RUNTIME_BUDGET));
    }

    private static CelProgram compile(String expression) throws CelCompilationException {
        return ENVIRONMENT.compile(expression, List.of(SimpleType.DYN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object.metadata.name == 'web'",
                "object.metadata.namespace == 'shop'",
                "object['metadata']['labels']['a/b'] == 'c'",
                "object.spec.replicas == 3 && object.spec.replicas > 2.5",
                "object.spec.ratio == 0.5",
                "object.spec.big == 12345678901234567890.0",
                "!object.spec.paused",
                "has(object.metadata.labels) && !has(object.metadata.uid)",
                "has(object.metadata.annotations) && object.metadata.annotations == null",
                "'app' in object.metadata.labels && !('x' in object.metadata.labels)",
                "object.spec.containers.all(c, c.image.contains(':'))",
                "object.spec.containers.exists_one(c, c.ports.exists(p, p == 443))",
                "object.spec.containers.map(c, c.name) == ['a', 'b']",
                "object.spec.containers.filter(c, size(c.ports) > 0).size() == 1",
                "object.metadata.labels.all(k, k.size() > 0 && object.metadata.labels[k] != '')",
                "object.metadata.labels.transformList(k, v, v).size() == 2",
                "object == object && object.spec != object.metadata",
                "object.metadata.labels == {'app': 'web', 'a/b': 'c'} && object.spec.containers[0].ports == [80, 443]",
                "oldObject == null",
                "object.?spec.?nothing.orValue(7) == 7",
                "object.?spec.?replicas.hasValue()",
                "type(object) == map && type(object.spec.containers) == list",
                "request.name == 'web'",
                "variables.twice == 6",
                "dyn(1) == 1.0",
                "true || object.nothing == 1",
            })
    void trees_are_looked_into_as_in_go(String expression) throws Exception {
        assertEquals(true, evaluate(expression), expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2, 2, 3].isSorted() && !['b', 'a'].isSorted()",
                "[1, 2, 3].sum() == 6 && [1.5, 2.5].sum() == 4.0 && [duration('1m'), duration('1s')].sum() == duration('61s')",
                "[3, 1, 2].min() == 1 && ['a', 'c'].max() == 'c'",
                "[1, 2, 2, 3].indexOf(2) == 1 && [1, 2, 2, 3].lastIndexOf(2) == 2 && [1].indexOf(9) == -1",
                "object.spec.containers[0].ports.sum() == 523",
                "object.spec.containers[0].ports.indexOf(443) == 1",
                "'abc 123'.find('[0-9]+') == '123' && 'abc'.find('[0-9]+') == ''",
                "'123 abc 456'.findAll('[0-9]+') == ['123', '456'] && '123 abc 456'.findAll('[0-9]+', 1) == ['123']",
                "'hello'.indexOf('l') == 2 && 'hello'.lastIndexOf('l') == 3 && 'hello'.indexOf('l', 3) == 3",
                "'hello'.charAt(1) == 'e' && 'a,b'.split(',') == ['a', 'b'] && ['a', 'b'].join('-') == 'a-b'",
                "'Hi'.lowerAscii() == 'hi' && ' x '.trim() == 'x' && 'aba'.replace('a', 'c') == 'cbc'",
                "strings.quote('a\"b') == '\"a\\\\\"b\"'",
                "'%s has %d of %.2f'.format(['web', 3, 1.5]) == 'web has 3 of 1.50'",
                "'%s'.format([['a', 1, 2.5, null, {'k': true}]]) == '[\"a\", 1, 2.500000, null, {\"k\":true}]'",
                "'%x %X %b %o %%'.format([255, 255, 5, 8]) == 'ff FF 101 10 %'",
                "sets.contains([1, 2], [1]) && sets.intersects([1], [1, 2]) && sets.equivalent([1, 2], [2, 1, 1])",
                "[1, 2, 3].slice(1, 3) == [2, 3] && [[1], [2]].flatten() == [1, 2] && [1, 1].distinct() == [1]",
                "[2, 1].sort() == [1, 2] && lists.range(3) == [0, 1, 2] && [1, 2].first().orValue(0) == 1",
                "url('https://user@example.com:80/p%20a?k=a&k=b').getHost() == 'example.com:80'",
                "url('https://[::1]:80/').getHostname() == '::1' && url('https://a:8/').getPort() == '8'",
                "url('https://a/p%20q?k=a&k=b').getEscapedPath() == '/p%20q'",
                "url('https://a/?k=a&k=b').getQuery() == {'k': ['a', 'b']} && url('/x').getScheme() == ''",
                "isURL('https://a') && !isURL('a b') && !isURL('../a')",
                "quantity('1Gi').isGreaterThan(quantity('1G')) && quantity('1500m').compareTo(quantity('1.5')) == 0",
                "quantity('50k').add(20).isLessThan(quantity('51k')) && quantity('50k').sub(quantity('20k')).asInteger() == 30000",
                "quantity('1500m').asApproximateFloat() == 1.5 && !quantity('1500m').isInteger() && sign(quantity('-1')) == -1",
                "isQuantity('1.3Gi') && !isQuantity('200K') && quantity('1k') == quantity('1000')",
                "ip('127.0.0.1').isLoopback() && ip('::1').family() == 6 && string(ip('10.0.0.1')) == '10.0.0.1'",
                "isIP('2001:db8::68') && !isIP('010.0.0.1') && !isIP('::ffff:1.2.3.4')",
                "ip.isCanonical('2001:db8::68') && !ip.isCanonical('2001:DB8::68')",
                "ip('169.254.169.254').isLinkLocalUnicast() && ip('ff02::1').isLinkLocalMulticast()",
                "ip('192.168.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()",
                "cidr('192.168.0.0/24').containsIP('192.168.0.1') && !cidr('192.168.0.0/24').containsIP(ip('192.168.1.1'))",
                "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))",
                "cidr('192.168.0.7/24').masked() == cidr('192.168.0.0/24') && cidr('192.168.0.7/24').ip() == ip('192.168.0.7')",
                "cidr('::1/128').prefixLength() == 128 && isCIDR('10.0.0.0/8') && !isCIDR('10.0.0.0/')",
                "format.dns1123Label().validate('my-label').hasValue() == false",
                "format.dns1123Label().validate('My Label').value().size() == 1",
                "format.named('uuid').value().validate('123e4567-e89b-12d3-a456-426614174000') == optional.none()",
                "format.date().validate('2021-13-01').hasValue() && !format.byte().validate('aGVsbG8=').hasValue()",
                "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.0.0-rc.1').compareTo(semver('1.0.0')) == -1",
                "semver('v01.2', true).minor() == 2 && !isSemver('v1.0') && isSemver('v1.0', true)",
                "semver('1.2.3').major() == 1 && semver('1.2.3') == semver('1.2.3')",
            })
    void libraries_answer_as_in_go(String expression) throws Exception {
        assertEquals(true, evaluate(expression), expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorizer.requestResource.check('get').allowed()",
                "!authorizer.requestResource.check('delete').allowed()",
                "authorizer.group('apps').resource('deployments').namespace('shop').name('x').check('get').reason() == 'reads only'",
                "authorizer.path('/healthz').check('get').allowed() && !authorizer.path('/healthz').check('post').allowed()",
                "authorizer.serviceAccount('shop', 'robot').group('').resource('pods').subresource('log').check('create').allowed()",
                "!authorizer.requestResource.check('get').errored() && authorizer.requestResource.check('get').error() == ''",
                "authorizer.group('').resource('pods').fieldSelector('a=b').labelSelector('c').check('get').allowed()",
            })
    void the_authorizer_is_asked_for_the_user(String expression) throws Exception {
        assertEquals(true, evaluate(expression), expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "object.nothing                          | no such key: nothing",
                "object.metadata.nothing.deeper          | no such key: nothing",
                "object.spec.containers[5]               | index out of bounds: 5",
                "1 / 0                                   | division by zero",
                "object.spec.replicas + 9223372036854775807 | integer overflow",
                "object.metadata.name.startsWith(object.spec.replicas) | no such overload",
                "[].min()                                | min called on empty list",
                "'a'.find('[')                           | Illegal regex: error parsing regexp: missing closing ]: `[`",
                "quantity(object.metadata.name)          | quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
                "quantity('1500m').asInteger()           | cannot convert value to integer",
                "authorizer.path(' ')                    | path must not be empty",
                "authorizer.serviceAccount('X', 'a')     | Invalid service account namespace",
                "ip('fe80::1%eth0')                      | IP address \"fe80::1%eth0\" with zone value is not allowed",
                "ip('::ffff:1.2.3.4')                    | IPv4-mapped IPv6 address \"::ffff:1.2.3.4\" is not allowed",
                "url('a b')                              | URL parse error during conversion from string: parse \"a b\": invalid URI for request",
                "'hello'.indexOf('l', 9)                 | index out of range: 9",
            })
    void what_fails_says_so_in_the_words_of_go(String expression, String message) {
        assertEquals(
                message,
                assertThrows(CelRuntimeException.class, () -> evaluate(expression))
                        .getMessage());
    }

    @Test
    void what_does_not_compile_is_shown_with_its_place() {
        assertCompileError(
                "compilation failed: ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')\n"
                        + " | foo.bar == 1\n | ^",
                "foo.bar == 1");
        assertCompileError(
                "compilation failed: ERROR: <input>:1:8: undefined field 'nothing'\n | request.nothing\n | .......^",
                "request.nothing");
        assertCompileError(
                "compilation failed: ERROR: <input>:1:3: found no matching overload for '_+_' applied to"
                        + " '(int, string)'\n | 1 + 'a'\n | ..^",
                "1 + 'a'");
        assertCompileError(
                "compilation failed: ERROR: <input>:1:14: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(',"
                        + " '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES,"
                        + " IDENTIFIER}\n | object.a.b + \n | .............^",
                "object.a.b + ");
        assertCompileError(
                "compilation failed: ERROR: <input>:1:10: invalid duration argument\n | duration('x')\n | .........^",
                "duration('x')");
        assertCompileError(
                "compilation failed: ERROR: <input>:1:13: invalid matches argument\n | 'a'.matches('[')\n"
                        + " | ............^",
                "'a'.matches('[')");
        assertCompileError(
                "compilation failed: ERROR: <input>:1:5: expected type 'int' but found 'string'\n | [1, 'a']\n | ....^",
                "[1, 'a']");
    }

    private static void assertCompileError(String message, String expression) {
        assertEquals(
                message,
                assertThrows(CelCompilationException.class, () -> compile(expression))
                        .getMessage());
    }

    @Test
    void results_of_other_types_are_refused() {
        assertEquals("must evaluate to bool but got int", refusal("1", SimpleType.BOOL));
        assertEquals("must evaluate to bool but got dyn", refusal("object.x", SimpleType.BOOL));
        assertEquals(
                "must evaluate to one of [string null_type] but got bool",
                refusal("true", SimpleType.STRING, SimpleType.NULL_TYPE));
    }

    private static String refusal(String expression, CelType... types) {
        return assertThrows(CelCompilationException.class, () -> ENVIRONMENT.compile(expression, List.of(types)))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "true                                    | 0",
                "object.metadata.name                    | 3",
                "has(object.metadata.name)               | 2",
                "'abc'.contains('b')                     | 1",
                "[1, 2].size() == 2                      | 12",
                "authorizer.requestResource.check('get').allowed() | 350002",
            })
    void runs_cost_what_they_cost_in_go(String expression, long cost) throws Exception {
        CostBudget enough = new CostBudget(cost);
        CelProgram program = compile(expression);
        program.evaluate(variables(), enough);
        if (cost > 0) {
            assertThrows(OutOfBudgetException.class, () -> program.evaluate(variables(), new CostBudget(cost - 1)));
        }
    }

    @Test
    void objects_can_be_made_where_that_is_wanted() throws Exception {
        String expression = "Object{spec: Object.spec{replicas: object.spec.replicas + 1, paused: true,"
                + " template: Object.spec.template{labels: {'a': 'b'}}}}";
        CelProgram program =
                ENVIRONMENT.constructing(expression).compile(expression, List.of(StructTypeReference.create("Object")));
        Object made = program.evaluate(variables(), new CostBudget(CelLimits.RUNTIME_BUDGET));
        JsonNode expected = JsonMapper.shared()
                .readTree("{\"spec\": {\"replicas\": 4, \"paused\": true, \"template\": {\"labels\":"
                        + " {\"a\": \"b\"}}}}");
        assertTrue(JsonTrees.equal(expected, JsonValues.toJson(made)), made::toString);
        assertEquals(List.of(), ((ConstructedObject) made).misplaced());
        String misplaced = "Object{spec: Object.wrong{}}";
        ConstructedObject wrong = (ConstructedObject) ENVIRONMENT
                .constructing(misplaced)
                .compile(misplaced, List.of(StructTypeReference.create("Object")))
                .evaluate(variables(), new CostBudget(CelLimits.RUNTIME_BUDGET));
        assertEquals(
                List.of("unexpected type name \"Object.wrong\", expected \"Object.spec\", which matches field name"
                        + " path from root Object type"),
                wrong.misplaced());
        String patch = "[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b'), value: 'x'}]";
        Object operations = ENVIRONMENT
                .constructing(patch)
                .compile(patch, List.of(ListType.create(StructTypeReference.create("JSONPatch"))))
                .evaluate(variables(), new CostBudget(CelLimits.RUNTIME_BUDGET));
        assertEquals(
                JsonMapper.shared()
                        .readTree("[{\"op\": \"add\", \"path\": \"/metadata/labels/a~1b\", \"value\": \"x\"}]"),
                JsonValues.toJson(operations));
        assertThrows(CelCompilationException.class, () -> compile(expression));
    }

    @Test
    void a_run_that_costs_too_much_is_ended() throws Exception {
        CelProgram program = compile("lists.range(1000).all(a, lists.range(1000).all(b, a + b < 5000)) || true");
        long start = System.nanoTime();
        CelRuntimeException failure = assertThrows(
                CelRuntimeException.class, () -> program.evaluate(variables(), new CostBudget(Long.MAX_VALUE)));
        assertEquals("operation cancelled: actual cost limit exceeded", failure.getMessage());
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }
}
