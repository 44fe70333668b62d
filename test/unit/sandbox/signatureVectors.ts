import { acs3 } from '../../sandbox/signing/acs3.ts';
import { bceAuth } from '../../sandbox/signing/bceAuth.ts';
import type { SignedRequest } from '../../sandbox/signing/canonical.ts';
import { sdkHmac } from '../../sandbox/signing/sdkHmac.ts';
import { sigv4, volcengineSignature } from '../../sandbox/signing/sigv4.ts';
import { tc3 } from '../../sandbox/signing/tc3.ts';
import type { Scheme } from '../../sandbox/signing/verify.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A request with its signature, as a vendor publishes it or as it was computed independently. */
export interface Vector {
  readonly name: string;
  readonly scheme: Scheme;
  readonly key: readonly [id: string, secret: string];
  readonly now: string;
  readonly request: Partial<SignedRequest>;
  /** `Authorization` up to the signature. */
  readonly before: string;
  readonly signature: string;
  /** Signatures of known mistakes. */
  readonly never?: readonly string[];
}

const TENCENT = ['AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE'] as const;
const ALIYUN = ['YourAccessKeyId', 'YourAccessKeySecret'] as const;
const AWS = ['AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'] as const;
const HUAWEI = ['AccessKey', 'SecretKey'] as const;
const BAIDU = ['my_ak', 'my_sk'] as const;
const VOLCENGINE = ['AKEXAMPLE', 'SKEXAMPLE'] as const;

export const VECTORS: readonly Vector[] = [
  {
    name: 'TC3, published',
    scheme: tc3('cvm'),
    key: TENCENT,
    now: '2019-02-25T16:44:25Z',
    request: {
      method: 'POST',
      headers: {
        host: 'cvm.tencentcloudapi.com',
        'content-type': 'application/json; charset=utf-8',
        'x-tc-timestamp': '1551113065',
      },
      body: Buffer.from(
        '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
        'latin1',
      ),
    },
    before: `TC3-HMAC-SHA256 Credential=${TENCENT[0]}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=`,
    signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
    never: ['feb931d95dcc49b63efb9952eb3a0dcd4023f400791c59190e5de2c7ecebafa1'],
  },
  {
    name: 'TC3, derived',
    scheme: tc3('sms'),
    key: TENCENT,
    now: '2024-06-01T00:00:00Z',
    request: {
      method: 'POST',
      headers: {
        host: 'sms.tencentcloudapi.com',
        'content-type': 'application/json; charset=utf-8',
        'x-tc-timestamp': '1717200000',
      },
      body: Buffer.from(
        '{"SmsSdkAppId":"1400006666","Limit":500,"Offset":0,"BeginTime":"2024050100","EndTime":"2024053123"}',
      ),
    },
    before: `TC3-HMAC-SHA256 Credential=${TENCENT[0]}/2024-06-01/sms/tc3_request, SignedHeaders=content-type;host, Signature=`,
    signature: '02ba55b317d5fe907bebde4f632de64d7e134055697b3115c5d8540e05829b86',
  },
  {
    name: 'ACS3, published',
    scheme: acs3,
    key: ALIYUN,
    now: '2023-10-26T10:22:32Z',
    request: {
      method: 'POST',
      query: 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
      headers: {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        'x-acs-action': 'RunInstances',
        'x-acs-content-sha256': EMPTY,
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-version': '2014-05-26',
      },
    },
    before:
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=',
    signature: '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  },
  {
    name: 'ACS3, published with the date of another edition',
    scheme: acs3,
    key: ALIYUN,
    now: '2023-10-26T09:01:01Z',
    request: {
      method: 'POST',
      query: 'RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      headers: {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        'x-acs-action': 'RunInstances',
        'x-acs-content-sha256': EMPTY,
        'x-acs-date': '2023-10-26T09:01:01Z',
        'x-acs-signature-nonce': 'd410180a5abf7fe235dd9b74aca91fc0',
        'x-acs-version': '2014-05-26',
      },
    },
    before:
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=',
    signature: 'e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804',
    never: ['06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0'],
  },
  {
    name: 'ACS3, derived',
    scheme: acs3,
    key: ALIYUN,
    now: '2023-10-26T10:22:32Z',
    request: {
      method: 'POST',
      headers: {
        host: 'business.aliyuncs.com',
        'x-acs-action': 'QueryAccountBalance',
        'x-acs-content-sha256': EMPTY,
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-version': '2017-12-14',
      },
    },
    before:
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=',
    signature: 'f04a20d20250d2ac9c84ae408a6b3f5f64c266e3d45c02c363569cc35f767787',
  },
  {
    name: 'SigV4, get-vanilla',
    scheme: sigv4('service', 'us-east-1'),
    key: AWS,
    now: '2015-08-30T12:36:00Z',
    request: { headers: { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' } },
    before:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'SigV4, post-x-www-form-urlencoded',
    scheme: sigv4('service', 'us-east-1'),
    key: AWS,
    now: '2015-08-30T12:36:00Z',
    request: {
      method: 'POST',
      headers: {
        'content-length': '13',
        'content-type': 'application/x-www-form-urlencoded',
        host: 'example.amazonaws.com',
        'x-amz-content-sha256': '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e',
        'x-amz-date': '20150830T123600Z',
      },
      body: Buffer.from('Param1=value1'),
    },
    before:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date, Signature=',
    signature: 'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  },
  {
    name: 'SigV4, derived',
    scheme: sigv4('ses', 'us-east-1'),
    key: AWS,
    now: '2015-08-30T12:36:00Z',
    request: {
      path: '/v2/email/account',
      headers: { host: 'email.us-east-1.amazonaws.com', 'x-amz-date': '20150830T123600Z' },
    },
    before:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ses/aws4_request, SignedHeaders=host;x-amz-date, Signature=',
    signature: '602f810edadaee2ac9f4d16ed9138a92dc0e58b01762e6f5124402efafde6069',
  },
  {
    name: 'bce-auth-v1, published',
    scheme: bceAuth,
    key: BAIDU,
    now: '2014-06-13T05:57:36Z',
    request: {
      method: 'PUT',
      path: '/v1/bucket/object1',
      query: 'A&b&C=d',
      headers: { host: 'bce.baidu.com', 'x-bce-meta-key1': 'ABC' },
    },
    before: 'bce-auth-v1/my_ak/2014-06-13T05:57:36Z/1800/host;x-bce-meta-key1/',
    signature: '80c9672aca2ea9af4bb40b9a8ff458d72df94e97d550840727f3a929af271d25',
  },
  {
    name: 'bce-auth-v1, derived',
    scheme: bceAuth,
    key: BAIDU,
    now: '2014-06-13T05:57:36Z',
    request: {
      path: '/sms/v3/prepay/0123456789abcdef0123456789abcdef',
      query: 'packageStatus=RUNNING&pageNo=1&pageSize=100',
      headers: { host: 'smsv3.bj.baidubce.com' },
    },
    before: 'bce-auth-v1/my_ak/2014-06-13T05:57:36Z/1800/host/',
    signature: '14b095a493324efeeaf99fba395becaf81604f82f5b915799a5cee60d6b7ae71',
  },
  {
    name: 'SDK-HMAC-SHA256, published',
    scheme: sdkHmac,
    key: HUAWEI,
    now: '2020-06-08T02:39:00Z',
    request: {
      path: '/resources',
      query: 'size=1',
      headers: { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' },
    },
    before: 'SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=',
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
    never: ['bf3cab141a9c3e2170bf8071b766b5348945fef2b790720e26aca0709019d633'],
  },
  {
    name: 'SDK-HMAC-SHA256, published with a body',
    scheme: sdkHmac,
    key: HUAWEI,
    now: '2020-06-08T02:39:00Z',
    request: {
      method: 'POST',
      path: '/resources',
      query: 'size=1',
      headers: { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' },
      body: Buffer.from('{"name":"test","id":1}'),
    },
    before: 'SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=',
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
  {
    name: 'SDK-HMAC-SHA256, derived',
    scheme: sdkHmac,
    key: HUAWEI,
    now: '2020-06-08T02:39:00Z',
    request: {
      path: '/v2/accounts/customer-accounts/balances',
      headers: { host: 'bss.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' },
    },
    before: 'SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=',
    signature: '4af73efa740c4910a33b37758ea29b991457f6b5c15708c67d4d661b4fbe7277',
  },
  {
    name: 'Volcengine, as its Node demo signs',
    scheme: volcengineSignature('billing', 'cn-beijing'),
    key: VOLCENGINE,
    now: '2024-01-01T12:00:00Z',
    request: {
      query: 'Action=QueryBalanceAcct&Version=2022-01-01',
      headers: { host: 'open.volcengineapi.com', 'x-date': '20240101T120000Z' },
    },
    before:
      'HMAC-SHA256 Credential=AKEXAMPLE/20240101/cn-beijing/billing/request, SignedHeaders=host;x-date, Signature=',
    signature: '6435454eba6c1d5bb628770e99e5640b31789832af57394e5f09927fbd7d3c26',
  },
  {
    name: 'Volcengine, as its Python SDK signs',
    scheme: volcengineSignature('billing', 'cn-beijing'),
    key: VOLCENGINE,
    now: '2024-01-01T12:00:00Z',
    request: {
      query: 'Action=QueryBalanceAcct&Version=2022-01-01',
      headers: { host: 'open.volcengineapi.com', 'x-content-sha256': EMPTY, 'x-date': '20240101T120000Z' },
    },
    before:
      'HMAC-SHA256 Credential=AKEXAMPLE/20240101/cn-beijing/billing/request, SignedHeaders=host;x-content-sha256;x-date, Signature=',
    signature: 'b2ed9c39a9354f2013e0beeacc75990f62c4334fa860bd3ed958b2bb92ff28e5',
  },
];
