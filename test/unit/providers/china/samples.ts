import { ALIYUN } from '../../../../src/providers/china/aliyun.ts';
import { BAIDU } from '../../../../src/providers/china/baidu.ts';
import { CHUANGLAN } from '../../../../src/providers/china/chuanglan.ts';
import { FEIGE } from '../../../../src/providers/china/feige.ts';
import { HUAWEI } from '../../../../src/providers/china/huawei.ts';
import { LUOSIMAO } from '../../../../src/providers/china/luosimao.ts';
import { SMSBAO } from '../../../../src/providers/china/smsbao.ts';
import { TENCENT } from '../../../../src/providers/china/tencent.ts';
import { UCLOUD } from '../../../../src/providers/china/ucloud.ts';
import { VOLCENGINE } from '../../../../src/providers/china/volcengine.ts';
import { YUNPIAN } from '../../../../src/providers/china/yunpian.ts';
import { YUNTONGXUN } from '../../../../src/providers/china/yuntongxun.ts';
import type { Sample } from '../samples.ts';

const NOW = Date.UTC(2024, 5, 1);

/** Those of the clouds and the SMS houses of China; see `../samples.ts`. */
export const CHINA_SAMPLES: readonly Sample[] = [
  {
    descriptor: TENCENT,
    product: 'account',
    credential: { secretId: 'AKIDEXAMPLE', secretKey: 'secretKeyEXAMPLE' },
    now: NOW,
    good: '{"Response":{"Balance":123456,"RealBalance":123456,"RequestId":"3314"}}',
    error: '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"no"},"RequestId":"ed93"}}',
  },
  {
    descriptor: ALIYUN,
    product: 'account',
    credential: { accessKeyId: 'LTAIEXAMPLE', accessKeySecret: 'secretEXAMPLE' },
    now: NOW,
    good: '{"Code":"200","Message":"success","RequestId":"r","Success":true,"Data":{"AvailableAmount":"10000.00","AvailableCashAmount":"9000.00","CreditAmount":"0.00","Currency":"CNY"}}',
    error: '{"Code":"SignatureDoesNotMatch","Message":"no","RequestId":"r"}',
  },
  {
    descriptor: YUNPIAN,
    product: 'account',
    credential: { apikey: '9b11127a9701975c734b8aee81ee3526' },
    good: '{"nick":"n","mobile":"m","balance":1000.05,"alarm_balance":100}',
    error: '{"http_status_code":400,"code":-1,"msg":"x","detail":"x"}',
  },
  {
    descriptor: LUOSIMAO,
    product: 'sms',
    credential: { apiKey: 'key' },
    good: '{"error":0,"deposit":"1000"}',
    error: '{"error":-10,"msg":"x"}',
  },
  {
    descriptor: LUOSIMAO,
    product: 'voice',
    credential: { apiKey: 'key' },
    good: '{"error":0,"deposit":52}',
    error: '{"error":-10,"msg":"x"}',
  },
  {
    descriptor: CHUANGLAN,
    product: 'sms',
    credential: { account: 'N6000001', password: 'password' },
    good: '{"code":0,"balance":"953","time":"20180524170449","errorMsg":""}',
    error: '{"code":"102","msgId":"","time":"20180524170637","errorMsg":"x"}',
  },
  {
    descriptor: SMSBAO,
    product: 'sms',
    credential: { username: 'user', password: 'password' },
    good: '0\n120,880',
    error: '30',
  },
  {
    descriptor: YUNTONGXUN,
    product: 'account',
    credential: { accountSid: 'sid', authToken: 'token' },
    now: NOW,
    good: '{"statusCode":"000000","Account":{"friendlyName":"n","type":"1","status":"1","balance":"123.45"}}',
    error: '{"statusCode":"111141","statusMsg":"x"}',
  },
  {
    descriptor: FEIGE,
    product: 'account',
    credential: { apikey: 'N1', secret: 's3cr3t' },
    good: '{"code":0,"msg":"OK","balance":10000.025}',
    error: '{"code":1,"msg":"x"}',
  },
  {
    descriptor: BAIDU,
    product: 'sms',
    credential: { accessKeyId: 'ak', secretAccessKey: 'sk' },
    parameters: { userId: 'u' },
    now: NOW,
    good: '{"prepaidPackages":[{"packageId":"p1","name":"n","countryType":"DOMESTIC","capacity":1000,"remainingCapacity":880,"packageStatus":"RUNNING","expiryDate":"2025-12-31T15:59:59Z"}],"totalCount":1}',
    error: '{"requestId":"1","code":"SignatureDoesNotMatch","message":"x"}',
  },
  {
    descriptor: VOLCENGINE,
    product: 'account',
    credential: { accessKeyId: 'ak', secretAccessKey: 'sk' },
    now: NOW,
    good: '{"ResponseMetadata":{"RequestId":"r"},"Result":{"AccountID":2100000000,"AvailableBalance":"77.01","CashBalance":"83.01"}}',
    error:
      '{"ResponseMetadata":{"RequestId":"r","Error":{"CodeN":100010,"Code":"SignatureDoesNotMatch","Message":"x"}}}',
  },
  {
    descriptor: HUAWEI,
    product: 'account',
    credential: { accessKeyId: 'ak', secretAccessKey: 'sk' },
    now: NOW,
    good: '{"account_balances":[{"account_id":"x","account_type":1,"amount":100.5,"currency":"CNY","measure_id":1}],"debt_amount":0,"measure_id":1,"currency":"CNY"}',
    error: '{"error_code":"APIGW.0301","error_msg":"x"}',
  },
  {
    descriptor: UCLOUD,
    product: 'account',
    credential: { publicKey: 'pk', privateKey: 'sk' },
    good: '{"RetCode":0,"Action":"GetBalanceResponse","AccountInfo":{"Amount":"10.00","AmountAvailable":"9.50"}}',
    error: '{"RetCode":171,"Action":"GetBalanceResponse","Message":"x"}',
  },
  {
    descriptor: BAIDU,
    product: 'quota',
    credential: { accessKeyId: 'ak', secretAccessKey: 'sk' },
    now: NOW,
    good: '{"quotaPerDay":10000,"quotaRemainToday":9120,"quotaPerMonth":200000,"quotaRemainThisMonth":154321}',
    error: '{"requestId":"1","code":"SignatureDoesNotMatch","message":"x"}',
  },
];
