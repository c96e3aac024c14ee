package io.drydock.apimachinery.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IteratorReaderTest {
    private final Scheme scheme =
            Scheme.builder(TypeCatalog.load(Release.V1_20)).build();

    /** The first four answers are what users of real servers reported, of bodies that are shortened here. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "Secret ~ {'apiVersion':'v1','data':{'my-data':'\\u003cfoo\\u003e'},'kind':'Secret','metadata':"
                        + "{'annotations':{'avp.kubernetes.io/path':'secret/kv/test'},'name':'test-secret'}}"
                        + " ~ v1.Secret.ObjectMeta: v1.ObjectMeta.TypeMeta: Kind: Data: decode base64: illegal base64"
                        + " data at input byte 0, error found in #10 byte of ...|foo\\u003e'},'kind':'|..., bigger"
                        + " context ...|iVersion':'v1','data':{'my-data':'\\u003cfoo\\u003e'},'kind':'Secret',"
                        + "'metadata':{'annotations':{'avp.|...",
                "Secret ~ {'apiVersion':'v1','data':{'password':'${PASSWORD_B64}','username':'${USERNAME_B64}'},"
                        + "'kind':'Secret','metadata':{'name':'s'}}"
                        + " ~ v1.Secret.Data: decode base64: illegal base64 data at input byte 0, error found in #10"
                        + " byte of ...|WORD_B64}','username|..., bigger context ...|Version':'v1','data':{'password':"
                        + "'${PASSWORD_B64}','username':'${USERNAME_B64}'},'kind':'Secret','me|...",
                "Pod ~ {'spec':{'containers':[{'resources':{'limits':{'memory':{'number':8589934592,'format':"
                        + "'BINARY_SI'},'cpu':{'number':4,'format':'DECIMAL_SI'}},'requests':{}}}]}}"
                        + " ~ v1.Pod.Spec: v1.PodSpec.Containers: []v1.Container: v1.Container.Resources:"
                        + " v1.ResourceRequirements.Limits: unmarshalerDecoder: quantities must match the regular"
                        + " expression ´^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$´, error found in #10 byte of"
                        + " ...|INARY_SI'},'cpu':{'n|..., bigger context ...|memory':{'number':8589934592,'format':"
                        + "'BINARY_SI'},'cpu':{'number':4,'format':'DECIMAL_SI'}},'reques|...",
                "Pod ~ {'spec':{'containers':[{'image':'nginx','name':'x'},{'image':'redis','name':true}]}} "
                        + " ~ v1.Pod.Spec: v1.PodSpec.Containers: []v1.Container: v1.Container.Name: ReadString:"
                        + " expects ' or n, but found t, error found in #10 byte of ...|','name':true}]}}|...,"
                        + " bigger context ...|age':'nginx','name':'x'},{'image':'redis','name':true}]}}|...",
                "Pod ~ {'spec':{'priority':1.5}} ~ v1.Pod.Spec: v1.PodSpec.Priority: assertInteger: can not decode"
                        + " float as int, error found in #10 byte of ...|riority':1.5}}|..., bigger context"
                        + " ...|{'spec':{'priority':1.5}}|...",
                "Pod ~ {'spec':{'priority':4294967296}} ~ v1.Pod.Spec: v1.PodSpec.Priority: readUint32: overflow,"
                        + " error found in #10 byte of ...|':4294967296}}|..., bigger context"
                        + " ...|{'spec':{'priority':4294967296}}|...",
                "Pod ~ {'spec':{'priority':-3000000000}} ~ v1.Pod.Spec: v1.PodSpec.Priority: ReadInt32: overflow:"
                        + " 3000000000, error found in #10 byte of ...|3000000000}}|..., bigger context"
                        + " ...|{'spec':{'priority':-3000000000}}|...",
                "Pod ~ {'spec':{'hostNetwork':'yes'}} ~ v1.Pod.Spec: v1.PodSpec.HostNetwork: ReadBool: expect t or f,"
                        + " but found ', error found in #10 byte of ...|Network':'yes'}}|..., bigger context"
                        + " ...|{'spec':{'hostNetwork':'yes'}}|...",
                "Pod ~ {'metadata':{'labels':[]}} ~ v1.Pod.ObjectMeta: v1.ObjectMeta.Labels: ReadMapCB: expect { or"
                        + " n, but found [, error found in #10 byte of ...|'labels':[]}}|..., bigger context"
                        + " ...|{'metadata':{'labels':[]}}|...",
                "Service ~ {'spec':{'ports':[{'targetPort':true}]}} ~ v1.Service.Spec: v1.ServiceSpec.Ports:"
                        + " []v1.ServicePort: v1.ServicePort.TargetPort: unmarshalerDecoder: json: cannot unmarshal"
                        + " bool into Go value of type int32, error found in #10 byte of ...|Port':true}]}}|...,"
                        + " bigger context ...|{'spec':{'ports':[{'targetPort':true}]}}|...",
                // Few fields: the decoder of such a type names itself before the exponent that it stumbles on.
                "Service ~ {'spec':{'ports':[{'port':1e3}]}} ~ v1.Service.Spec: v1.ServiceSpec.Ports:"
                        + " []v1.ServicePort: v1.ServicePort.isObjectEnd: object ended prematurely, unexpected char e,"
                        + " error found in #10 byte of ...|{'port':1e3}]}}|..., bigger context"
                        + " ...|{'spec':{'ports':[{'port':1e3}]}}|...",
                "Pod ~ {'spec':{'priority':1e3}} ~ v1.Pod.Spec: struct Decode: expect }, but found e, error found in"
                        + " #10 byte of ...|iority':1e3}}|..., bigger context ...|{'spec':{'priority':1e3}}|...",
            })
    void a_wrong_value_is_described_with_what_was_read_behind_it(String kind, String json, String problem) {
        assertEquals(
                Optional.of(problem.replace('\'', '"').replace('´', '\'')),
                IteratorReader.problem(json.replace('\'', '"').getBytes(UTF_8), type(kind)));
    }

    @Test
    void a_field_behind_a_wrong_number_is_put_before_the_message() {
        assertEquals(
                Optional.of("v1.ConfigMap.Immutable: Data: ReadString: expects \" or n, but found 1, error found in #10"
                        + " byte of ...|ta\":{\"k\":1},\"immutab|..., bigger context"
                        + " ...|{\"data\":{\"k\":1},\"immutable\":true}|..."),
                IteratorReader.problem("{\"data\":{\"k\":1},\"immutable\":true}".getBytes(UTF_8), type("ConfigMap")));
    }

    @Test
    void a_character_that_the_context_cuts_is_shown_byte_by_byte() {
        String problem = IteratorReader.problem(
                        "{\"data\":{\"k\":1,\"abcdef€\":\"\"}}".getBytes(UTF_8), type("ConfigMap"))
                .orElseThrow();
        assertEquals(
                "...|ta\":{\"k\":1,\"abcdef\ufffd\ufffd|...",
                problem.substring(problem.indexOf("...|"), problem.indexOf(", bigger")));
    }

    @Test
    void a_number_that_is_too_large_may_become_another() {
        StructType pod = type("Pod");
        byte[] json = "{\"spec\":{\"priority\":9999999999}}".getBytes(UTF_8);
        assertEquals(Optional.empty(), IteratorReader.problem(json, pod));
        assertEquals(
                "{\"spec\":{\"priority\":1410065407}}",
                TypedDecoder.decode(json, pod, DecodeWording.JSON_ITERATOR)
                        .tree()
                        .toString());
    }

    private StructType type(String kind) {
        return scheme.typeOf(new GroupVersionKind("", "v1", kind)).orElseThrow();
    }
}
